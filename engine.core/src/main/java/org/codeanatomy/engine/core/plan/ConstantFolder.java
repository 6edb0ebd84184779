package org.codeanatomy.engine.core.plan;

import java.util.List;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexExecutor;
import org.apache.calcite.rex.RexNode;

/** Leaves constants as they are. */
final class ConstantFolder implements RexExecutor {

    @Override
    public void reduce(RexBuilder rex, List<RexNode> constants, List<RexNode> reduced) {
        reduced.addAll(constants);
    }
}
