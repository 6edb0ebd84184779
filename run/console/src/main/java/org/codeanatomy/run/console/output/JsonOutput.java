package org.codeanatomy.run.console.output;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.codeanatomy.engine.api.Result;

/** Prints rows as one JSON array of objects on one line. */
final class JsonOutput {

    private JsonOutput() {}

    static void write(Result result, PrintStream out) throws IOException {
        List<String> names = ColumnNames.unique(result.schema());
        JsonGenerator json = new JsonFactory()
                .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                .createGenerator(out);
        json.writeStartArray();
        for (VectorSchemaRoot batch = result.next(); batch != null; batch = result.next()) {
            for (int row = 0; row < batch.getRowCount(); row++) {
                json.writeStartObject();
                for (int column = 0; column < names.size(); column++) {
                    json.writeFieldName(names.get(column));
                    Values.write(batch.getVector(column), row, json);
                }
                json.writeEndObject();
            }
        }
        json.writeEndArray();
        json.flush();
        out.print('\n');
    }
}
