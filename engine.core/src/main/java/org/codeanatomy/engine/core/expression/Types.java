package org.codeanatomy.engine.core.expression;

import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;

/** Fields of intermediate results. */
final class Types {

    /** A boolean. */
    static final Field BOOLEAN = Field.nullable("", ArrowType.Bool.INSTANCE);

    private Types() {}
}
