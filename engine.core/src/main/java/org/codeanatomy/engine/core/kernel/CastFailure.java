package org.codeanatomy.engine.core.kernel;

import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.types.pojo.Field;
import org.codeanatomy.engine.api.EngineException;
import org.codeanatomy.engine.api.EngineException.Stage;
import org.codeanatomy.memory.Mem;

/** What happens to a value that cannot be cast: it becomes null, or it ends the statement and is named. */
public final class CastFailure {

    private static final int SHOWN = 60;

    private final String type;
    private final boolean toNull;

    /** For casts to this type. */
    public CastFailure(Field field, boolean toNull) {
        this.type = SqlTypes.name(field.getType());
        this.toNull = toNull;
    }

    /** Deals with the value of a row of the result. */
    public void at(FieldVector target, int row, Object value) {
        if (!toNull) {
            String text = String.valueOf(value);
            String shown = text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
            throw new EngineException(
                    Stage.EXECUTE,
                    "CAST_FAILED",
                    "'" + shown + "' cannot be cast to " + type + "; TRY_CAST gives null instead");
        }
        Mem.clearBit(target.getValidityBufferAddress(), row);
    }
}
