package org.codeanatomy.examples.hello;

import java.nio.file.Path;
import org.codeanatomy.plugin.testkit.PluginContract;
import org.codeanatomy.plugin.testkit.Sample;
import org.junit.jupiter.api.Test;

/** What every plugin's build should have: its jar, tried by the host. */
class HelloContractIT {

    @Test
    void plugin_keepsItsContract() {
        PluginContract.of(Path.of("target")).with(Sample.call("hello", "you")).check();
    }
}
