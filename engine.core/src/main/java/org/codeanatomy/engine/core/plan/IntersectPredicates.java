package org.codeanatomy.engine.core.plan;

import org.apache.calcite.plan.RelOptPredicateList;
import org.apache.calcite.rel.core.Intersect;
import org.apache.calcite.rel.metadata.BuiltInMetadata;
import org.apache.calcite.rel.metadata.MetadataDef;
import org.apache.calcite.rel.metadata.MetadataHandler;
import org.apache.calcite.rel.metadata.RelMetadataQuery;

/**
 * Infers nothing about the rows of an INTERSECT. To see which of its inputs' conditions implies which, Calcite would
 * generate code and run it, and fail where one input has nulls and the other has none. Methods are found by reflection,
 * by the class of the node.
 */
public final class IntersectPredicates implements MetadataHandler<BuiltInMetadata.Predicates> {

    @Override
    public MetadataDef<BuiltInMetadata.Predicates> getDef() {
        return BuiltInMetadata.Predicates.DEF;
    }

    /** No conditions. */
    public RelOptPredicateList getPredicates(Intersect intersect, RelMetadataQuery mq) {
        return RelOptPredicateList.EMPTY;
    }
}
