package org.codeanatomy.run.console.output;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.codeanatomy.engine.api.Result;

/** Prints rows as comma-separated values, as RFC 4180 has them but with plain line feeds. */
final class CsvOutput {

    private CsvOutput() {}

    static void write(Result result, PrintStream out) throws IOException {
        OutputStreamWriter text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        CsvWriter csv = CsvWriter.builder()
                .lineDelimiter(de.siegmar.fastcsv.writer.LineDelimiter.LF)
                .build(text);
        csv.writeRecord(ColumnNames.unique(result.schema()));
        for (VectorSchemaRoot batch = result.next(); batch != null; batch = result.next()) {
            for (int row = 0; row < batch.getRowCount(); row++) {
                List<String> cells = new ArrayList<>();
                for (FieldVector vector : batch.getFieldVectors()) {
                    cells.add(Values.text(vector, row));
                }
                csv.writeRecord(cells);
            }
        }
        text.flush();
    }
}
