package org.codeanatomy.engine.core.operator;

import java.util.List;
import org.apache.arrow.vector.types.pojo.Field;
import org.codeanatomy.engine.api.EngineException;
import org.codeanatomy.engine.core.kernel.SqlTypes;
import org.codeanatomy.engine.core.vector.ValueKind;

/** Refuses keys of types that have neither order nor hash. */
final class SupportedKeys {

    private SupportedKeys() {}

    static void check(String use, List<Field> keys) {
        for (Field key : keys) {
            if (ValueKind.of(key.getType()) == ValueKind.OPAQUE) {
                throw new EngineException(
                        EngineException.Stage.EXECUTE,
                        "UNSUPPORTED_TYPE",
                        "cannot " + use + " " + key.getName() + ", which is " + SqlTypes.name(key.getType())
                                + "; cast it or take a field of it");
            }
        }
    }
}
