package org.codeanatomy.plugin.api;

/**
 * The namespaces and property names by which slots are offered, required and filled.
 *
 * <p>A slot is a service interface of this API. The host offers each slot it serves as a capability in
 * {@link #NAMESPACE}, at the version of the slot's package; a plugin requires it, and says in {@link #FILLED_NAMESPACE}
 * what it brings. The annotation of a slot ({@code @ScalarFunctionSlot} and its kin) writes all three.
 */
public final class Slots {

    /** Namespace of the capabilities that the host offers, one per slot. */
    public static final String NAMESPACE = "org.codeanatomy.slot";

    /** Namespace of the capabilities that say what a plugin brings; attribute {@code names} lists the names. */
    public static final String FILLED_NAMESPACE = "org.codeanatomy.slot.filled";

    /** Prefix of the service properties that repeat the declaration on the registered service. */
    public static final String PROPERTY_PREFIX = "org.codeanatomy.";

    /** Service property: the slot that the service fills. */
    public static final String SLOT_PROPERTY = PROPERTY_PREFIX + "slot";

    /** Service property: the names that the service brings. */
    public static final String NAMES_PROPERTY = PROPERTY_PREFIX + "names";

    private Slots() {}
}
