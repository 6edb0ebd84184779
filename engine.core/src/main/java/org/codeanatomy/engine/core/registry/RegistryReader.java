package org.codeanatomy.engine.core.registry;

import java.util.ArrayList;
import java.util.List;
import org.codeanatomy.engine.api.EngineException;
import org.codeanatomy.engine.api.registry.ExtractorFacts;
import org.codeanatomy.engine.api.registry.FunctionFacts;
import org.codeanatomy.engine.api.registry.OptionFacts;
import org.codeanatomy.engine.api.registry.ProcedureFacts;
import org.codeanatomy.engine.api.registry.RegistrySnapshot;
import org.codeanatomy.engine.api.registry.TableFacts;
import org.codeanatomy.engine.api.registry.TableKindFacts;
import org.codeanatomy.engine.api.registry.ViewPackFacts;
import org.codeanatomy.engine.core.catalog.PluginBoundary;
import org.codeanatomy.plugin.api.function.FunctionSignature;
import org.codeanatomy.plugin.api.function.ScalarFunctions;
import org.codeanatomy.plugin.api.function.TableFunctions;
import org.codeanatomy.plugin.api.procedure.Procedure;
import org.codeanatomy.plugin.api.procedure.Procedures;
import org.codeanatomy.plugin.api.source.IntegrityRule;
import org.codeanatomy.plugin.api.source.ModelView;
import org.codeanatomy.plugin.api.source.SourceExtractor;
import org.codeanatomy.plugin.api.source.ViewPack;
import org.codeanatomy.plugin.api.table.TableProviderFactory;
import org.codeanatomy.plugin.api.table.WritableTableProviderFactory;
import org.codeanatomy.plugin.host.ServedService;
import org.codeanatomy.plugin.host.SnapshotLease;

/** Asks the services of a lease what they bring. What comes out holds texts and numbers only, nothing of a plugin. */
public final class RegistryReader {

    private final SnapshotLease lease;

    /** A reader of these plugins. */
    public RegistryReader(SnapshotLease lease) {
        this.lease = lease;
    }

    /**
     * Everything that is brought.
     *
     * @throws EngineException if a plugin cannot say it
     */
    public RegistrySnapshot read() {
        List<FunctionFacts> functions = new ArrayList<>(
                ask(ScalarFunctions.class, "list its functions", served -> served.service().functions().stream()
                        .map(function -> SignatureFacts.scalar(plugin(served), function))
                        .toList()));
        functions.addAll(ask(TableFunctions.class, "list its functions", served -> served.service().functions().stream()
                .map(function -> SignatureFacts.table(plugin(served), function.signature()))
                .toList()));
        return new RegistrySnapshot(
                functions,
                ask(TableProviderFactory.class, "describe its table kind", served -> List.of(tableKind(served))),
                ask(Procedures.class, "list its procedures", served -> served.service().procedures().stream()
                        .map(procedure -> procedure(plugin(served), procedure))
                        .toList()),
                ask(SourceExtractor.class, "list its evidence tables", served -> List.of(extractor(served))),
                ask(ViewPack.class, "list its views", served -> List.of(viewPack(served))));
    }

    /** What every service of a slot answers. */
    private <S, T> List<T> ask(Class<S> slot, String activity, Question<S, T> question) {
        List<T> all = new ArrayList<>();
        for (ServedService<S> served : lease.services(slot)) {
            all.addAll(PluginBoundary.call(
                    EngineException.Stage.CONFIGURE, served.generation(), activity, () -> question.answer(served)));
        }
        return all;
    }

    @FunctionalInterface
    private interface Question<S, T> {
        List<T> answer(ServedService<S> served);
    }

    private static String plugin(ServedService<?> served) {
        return served.generation().plugin();
    }

    private static TableKindFacts tableKind(ServedService<TableProviderFactory> served) {
        TableProviderFactory factory = served.service();
        List<OptionFacts> options = factory.options().fields().stream()
                .map(option -> new OptionFacts(option.name(), option.type(), option.required(), option.defaultValue()))
                .toList();
        return new TableKindFacts(
                factory.kind(), plugin(served), factory instanceof WritableTableProviderFactory, options);
    }

    private static ProcedureFacts procedure(String plugin, Procedure procedure) {
        FunctionSignature signature = procedure.signature();
        return new ProcedureFacts(
                signature.name(),
                plugin,
                signature.aliases(),
                SignatureFacts.parameters(signature),
                signature.required(),
                signature.variadic(),
                TypeNames.columns(procedure.resultSchema()));
    }

    private static ExtractorFacts extractor(ServedService<SourceExtractor> served) {
        List<TableFacts> tables = served.service().tables().stream()
                .map(table -> new TableFacts(table.name(), table.key(), TypeNames.columns(table.schema())))
                .toList();
        return new ExtractorFacts(served.service().language(), plugin(served), tables);
    }

    private static ViewPackFacts viewPack(ServedService<ViewPack> served) {
        ViewPack pack = served.service();
        return new ViewPackFacts(
                pack.name(),
                plugin(served),
                pack.views().stream()
                        .filter(view -> !view.output())
                        .map(ModelView::name)
                        .toList(),
                pack.views().stream()
                        .filter(ModelView::output)
                        .map(view -> new TableFacts(view.name(), view.key(), TypeNames.columns(view.schema())))
                        .toList(),
                pack.rules().stream().map(IntegrityRule::name).toList());
    }
}
