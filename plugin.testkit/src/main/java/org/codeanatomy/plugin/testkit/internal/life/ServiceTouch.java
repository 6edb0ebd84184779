package org.codeanatomy.plugin.testkit.internal.life;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.codeanatomy.plugin.api.function.ScalarFunctions;
import org.codeanatomy.plugin.api.function.TableFunctions;
import org.codeanatomy.plugin.api.procedure.Procedures;
import org.codeanatomy.plugin.api.source.SourceExtractor;
import org.codeanatomy.plugin.api.source.ViewPack;
import org.codeanatomy.plugin.api.table.TableProviderFactory;
import org.codeanatomy.plugin.host.SnapshotLease;
import org.codeanatomy.plugin.testkit.internal.report.Failures;

/** Asks every service for what it brings: the lightest call there is, for plugins without a function that can be called. */
final class ServiceTouch {

    private ServiceTouch() {}

    /** What is wrong, or nothing. */
    static Optional<String> call(SnapshotLease lease) {
        List<Object> described = new ArrayList<>();
        try {
            lease.services(ScalarFunctions.class)
                    .forEach(served -> served.service().functions().forEach(f -> described.add(f.signature())));
            lease.services(TableFunctions.class)
                    .forEach(served -> served.service().functions().forEach(f -> described.add(f.signature())));
            lease.services(Procedures.class)
                    .forEach(served -> served.service().procedures().forEach(p -> described.add(p.resultSchema())));
            lease.services(TableProviderFactory.class)
                    .forEach(served -> described.add(served.service().options()));
            lease.services(SourceExtractor.class)
                    .forEach(served -> described.add(served.service().tables()));
            lease.services(ViewPack.class)
                    .forEach(served -> described.add(served.service().views()));
        } catch (RuntimeException | LinkageError thrown) {
            return Optional.of("it failed: " + Failures.text(thrown));
        }
        return described.isEmpty() ? Optional.of("no service of it was there") : Optional.empty();
    }
}
