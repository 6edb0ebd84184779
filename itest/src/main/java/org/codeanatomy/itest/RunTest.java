package org.codeanatomy.itest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;

/** Each .bndrun says which framework and JDK it is about; a run on anything else proves nothing. */
public class RunTest {
    private final BundleContext context = FrameworkUtil.getBundle(RunTest.class).getBundleContext();

    @Test
    void run_itsFramework_isTheOneNamed() {
        assertThat(context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION).getSymbolicName())
                .isEqualTo(context.getProperty("itest.framework"));
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
