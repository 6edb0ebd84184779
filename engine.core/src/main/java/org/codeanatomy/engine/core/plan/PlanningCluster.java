package org.codeanatomy.engine.core.plan;

import com.google.common.collect.Multimap;
import java.lang.reflect.Method;
import java.util.List;
import org.apache.calcite.plan.Contexts;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.hep.HepPlanner;
import org.apache.calcite.plan.hep.HepProgram;
import org.apache.calcite.plan.hep.HepRelVertex;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.metadata.BuiltInMetadata;
import org.apache.calcite.rel.metadata.ChainedRelMetadataProvider;
import org.apache.calcite.rel.metadata.DefaultRelMetadataProvider;
import org.apache.calcite.rel.metadata.Metadata;
import org.apache.calcite.rel.metadata.MetadataDef;
import org.apache.calcite.rel.metadata.MetadataHandler;
import org.apache.calcite.rel.metadata.MetadataHandlerProvider;
import org.apache.calcite.rel.metadata.ProxyingMetadataHandlerProvider;
import org.apache.calcite.rel.metadata.ReflectiveRelMetadataProvider;
import org.apache.calcite.rel.metadata.RelMetadataProvider;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.apache.calcite.rel.metadata.RelMetadataQueryBase;
import org.apache.calcite.rel.metadata.UnboundMetadata;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexExecutor;
import org.codeanatomy.engine.core.sql.EngineTypeFactory;

/**
 * The surroundings of one statement's planning. Metadata handlers are called through proxies and constants are folded
 * by our executor, so that Calcite never generates code, which could not see our classes and would pin plugins.
 */
final class PlanningCluster {

    private static final RelMetadataProvider METADATA = new VertexTransparent(ChainedRelMetadataProvider.of(List.of(
            ReflectiveRelMetadataProvider.reflectiveSource(new RowCounts(), BuiltInMetadata.RowCount.Handler.class),
            ReflectiveRelMetadataProvider.reflectiveSource(
                    new IntersectPredicates(), BuiltInMetadata.Predicates.Handler.class),
            DefaultRelMetadataProvider.INSTANCE)));

    private PlanningCluster() {}

    /** A new cluster; its planner carries the executor, which rules and simplifications find there. */
    static RelOptCluster create(RexExecutor executor) {
        HepPlanner planner = new HepPlanner(HepProgram.builder().build(), Contexts.empty());
        planner.setExecutor(executor);
        RelOptCluster cluster = RelOptCluster.create(planner, new RexBuilder(new EngineTypeFactory()));
        cluster.setMetadataProvider(METADATA);
        cluster.setMetadataQuerySupplier(() -> new Query(new ProxyingMetadataHandlerProvider(METADATA)));
        // the cluster set a provider that generates code for this thread; nothing of ours asks it
        RelMetadataQueryBase.THREAD_PROVIDERS.remove();
        return cluster;
    }

    private static final class Query extends RelMetadataQuery {

        Query(MetadataHandlerProvider provider) {
            super(provider);
        }
    }

    /** Asks about what a vertex of the rule planner stands for, where handlers would see the vertex. */
    private record VertexTransparent(RelMetadataProvider provider) implements RelMetadataProvider {

        @Override
        @Deprecated
        public <M extends Metadata> UnboundMetadata<M> apply(
                Class<? extends RelNode> rel, Class<? extends M> metadata) {
            if (rel != HepRelVertex.class) {
                return provider.apply(rel, metadata);
            }
            return (vertex, mq) -> {
                RelNode node = vertex.stripped();
                UnboundMetadata<M> unbound = provider.apply(node.getClass(), metadata);
                return unbound.bind(node, mq);
            };
        }

        @Override
        @Deprecated
        public <M extends Metadata> Multimap<Method, MetadataHandler<M>> handlers(MetadataDef<M> def) {
            return provider.handlers(def);
        }

        @Override
        public List<MetadataHandler<?>> handlers(Class<? extends MetadataHandler<?>> handlerClass) {
            return provider.handlers(handlerClass);
        }
    }
}
