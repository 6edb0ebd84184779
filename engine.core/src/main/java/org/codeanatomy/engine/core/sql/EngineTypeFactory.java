package org.codeanatomy.engine.core.sql;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.apache.calcite.sql.type.SqlTypeFactoryImpl;

/** Makes SQL types. Text is UTF-8, whatever Calcite's system properties say. */
public final class EngineTypeFactory extends SqlTypeFactoryImpl {

    /** A factory for one statement. */
    public EngineTypeFactory() {
        super(new EngineTypeSystem());
    }

    @Override
    public Charset getDefaultCharset() {
        return StandardCharsets.UTF_8;
    }
}
