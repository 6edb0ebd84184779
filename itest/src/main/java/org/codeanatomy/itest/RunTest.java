package org.codeanatomy.itest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.arrow.vector.BigIntVector;
import org.apache.calcite.rel.RelNode;
import org.apache.parquet.format.FileMetaData;
import org.codeanatomy.memory.Mem;
import org.codeanatomy.plugin.api.Plugin;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;

/** Each .bndrun says which framework, JDK and platform it is about; a run on anything else proves nothing. */
public class RunTest {
    private final BundleContext context = FrameworkUtil.getBundle(RunTest.class).getBundleContext();

    @Test
    void run_itsFramework_isTheOneNamed() {
        assertThat(context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION).getSymbolicName())
                .isEqualTo(context.getProperty("itest.framework"));
    }

    @Test
    void run_itsPlatform_liesWhereItSays() {
        boolean inFramework = context.getProperty("itest.platform").equals("bundles");
        for (Class<?> type : List.of(BigIntVector.class, RelNode.class, FileMetaData.class, Plugin.class, Mem.class)) {
            assertThat(FrameworkUtil.getBundle(type) != null).as(type.getName()).isEqualTo(inFramework);
        }
    }

    @Test
    void run_itsJdk_isTheOneNamed() throws IOException {
        String jdk = context.getProperty("itest.jdk");
        if (jdk == null) {
            Assumptions.abort("this run names no JDK and takes the one of the build");
        }
        assertThat(Path.of(System.getProperty("java.home")).toRealPath())
                .isEqualTo(Path.of(jdk).toRealPath());
    }
}
