package org.codeanatomy.plugin.codeanatomy.python;

import java.nio.file.Path;
import org.codeanatomy.plugin.testkit.PluginContract;
import org.codeanatomy.plugin.testkit.Sample;
import org.junit.jupiter.api.Test;

class PythonContractIT {

    @Test
    void plugin_keepsItsContract() {
        PluginContract.of(Path.of("target"))
                .with(
                        Sample.source(
                                "python",
                                "pkg/shapes.py",
                                """
                                \"""Shapes: größer, 日本.\"""
                                import math
                                from . import units as u


                                class Shape:
                                    sides: int = 0

                                    def area(self, *, scale=1.0) -> float:
                                        return scale * math.pi if self.sides else u.ZERO


                                def total(shapes: list[Shape]):
                                    return sum(s.area(scale=2) for s in shapes)
                                """),
                        Sample.source("python", "pkg/units.py", "ZERO = 0.0\n"))
                .check();
    }
}
