package org.codeanatomy.parquet.arrow.internal.format;

import java.util.List;
import org.apache.arrow.vector.types.pojo.Field;

/**
 * A column or a part of a nested column: Arrow's view of it and the levels Parquet stores it with.
 *
 * <p>Of the entries of a leaf below, those with a repetition level of at most {@link #repetition} and a definition level
 * of at least {@link #slotDefinition} are slots of this node's vector; a slot is not null if its definition level is at
 * least {@link #definition}.
 */
public sealed interface ColumnNode {

    /** What the node is in Arrow. */
    Field field();

    /** Definition level from which on a slot is not null. */
    int definition();

    /** Number of lists around the node. */
    int repetition();

    /** Definition level from which on the node has a slot: that of an element of the innermost list around it, or 0. */
    int slotDefinition();

    /** The first leaf at or below the node. */
    LeafNode firstLeaf();

    /**
     * A column that stores values.
     *
     * @param index position among all leaves of the file
     * @param physicalPath names from the schema of the file
     * @param arrowPath names from the Arrow schema
     */
    record LeafNode(
            Field field,
            int definition,
            int repetition,
            int slotDefinition,
            int index,
            PhysicalType type,
            List<String> physicalPath,
            List<String> arrowPath)
            implements ColumnNode {
        @Override
        public LeafNode firstLeaf() {
            return this;
        }
    }

    /** A struct; it has at least one child. */
    record StructNode(Field field, int definition, int repetition, int slotDefinition, List<ColumnNode> children)
            implements ColumnNode {
        @Override
        public LeafNode firstLeaf() {
            return children.get(0).firstLeaf();
        }
    }

    /**
     * A list, or a map as a list of entries.
     *
     * @param elementDefinition definition level from which on an element exists; a list that is not null and has a lower
     *     level is empty
     */
    record ListNode(
            Field field, int definition, int repetition, int slotDefinition, int elementDefinition, ColumnNode element)
            implements ColumnNode {
        @Override
        public LeafNode firstLeaf() {
            return element.firstLeaf();
        }
    }
}
