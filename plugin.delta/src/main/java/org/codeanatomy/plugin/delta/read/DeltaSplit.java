package org.codeanatomy.plugin.delta.read;

import java.util.List;
import java.util.OptionalLong;
import org.codeanatomy.plugin.api.PluginException;
import org.codeanatomy.plugin.api.table.BatchReader;
import org.codeanatomy.plugin.api.table.ReadContext;
import org.codeanatomy.plugin.api.table.ScanRequest;
import org.codeanatomy.plugin.api.table.Split;
import org.codeanatomy.plugin.delta.log.DataFile;
import org.codeanatomy.plugin.delta.log.TableState;

/**
 * A data file, or a part of one. Immutable.
 *
 * @param state the table it belongs to
 * @param columns all columns of the table
 * @param request what is wanted of it
 * @param file the file
 * @param part which part: the row groups whose middle lies in this part of the file's bytes
 * @param parts how many parts there are
 * @param rows how many rows it will return, if known
 */
record DeltaSplit(
        TableState state,
        List<TableColumn> columns,
        ScanRequest request,
        DataFile file,
        int part,
        int parts,
        OptionalLong rows)
        implements Split {

    @Override
    public BatchReader open(ReadContext context) throws PluginException {
        return DataFileReader.open(this, context);
    }
}
