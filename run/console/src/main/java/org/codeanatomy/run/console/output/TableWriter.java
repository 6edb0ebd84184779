package org.codeanatomy.run.console.output;

import com.github.freva.asciitable.AsciiTable;
import com.github.freva.asciitable.Column;
import com.github.freva.asciitable.HorizontalAlign;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.codeanatomy.engine.api.Result;

/** Prints rows as boxes. Rows come in blocks, each with its own header, so that a long result needs no long wait. */
final class TableWriter {

    private static final int BLOCK_ROWS = 1000;
    private static final int MAX_CELL_WIDTH = 120;

    private final PrintStream out;

    TableWriter(PrintStream out) {
        this.out = out;
    }

    void write(Result result) {
        List<String[]> block = new ArrayList<>();
        long rows = 0;
        for (VectorSchemaRoot batch = result.next(); batch != null; batch = result.next()) {
            for (int row = 0; row < batch.getRowCount(); row++) {
                block.add(cells(batch, row));
                if (block.size() == BLOCK_ROWS) {
                    rows += print(result.schema().getFields(), block);
                }
            }
        }
        if (!block.isEmpty() || rows == 0) {
            rows += print(result.schema().getFields(), block);
        }
        out.println(rows == 1 ? "(1 row)" : "(" + rows + " rows)");
    }

    private static String[] cells(VectorSchemaRoot batch, int row) {
        String[] cells = new String[batch.getFieldVectors().size()];
        for (int column = 0; column < cells.length; column++) {
            String text = Values.text(batch.getVector(column), row);
            cells[column] = text == null ? "NULL" : text;
        }
        return cells;
    }

    private int print(List<Field> fields, List<String[]> block) {
        Column[] columns = new Column[fields.size()];
        for (int i = 0; i < columns.length; i++) {
            HorizontalAlign align = isNumber(fields.get(i)) ? HorizontalAlign.RIGHT : HorizontalAlign.LEFT;
            columns[i] = new Column()
                    .header(fields.get(i).getName())
                    .headerAlign(align)
                    .dataAlign(align)
                    .maxWidth(MAX_CELL_WIDTH);
        }
        int rows = block.size();
        if (columns.length > 0) {
            out.println(AsciiTable.getTable(
                    AsciiTable.BASIC_ASCII_NO_DATA_SEPARATORS, columns, block.toArray(new String[0][])));
        }
        block.clear();
        return rows;
    }

    private static boolean isNumber(Field field) {
        ArrowType type = field.getType();
        return type instanceof ArrowType.Int
                || type instanceof ArrowType.FloatingPoint
                || type instanceof ArrowType.Decimal;
    }
}
