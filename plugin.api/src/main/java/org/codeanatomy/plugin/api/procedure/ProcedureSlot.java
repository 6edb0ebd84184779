package org.codeanatomy.plugin.api.procedure;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.codeanatomy.plugin.api.Slots;
import org.osgi.annotation.bundle.Attribute;
import org.osgi.annotation.bundle.Capability;
import org.osgi.annotation.bundle.Requirement;
import org.osgi.service.component.annotations.ComponentPropertyType;

/**
 * Declares a component that is a {@link Procedures}. From this one annotation come the service property and the manifest
 * capability that the host compares, and the requirement on the slot.
 */
@ComponentPropertyType
@Requirement(namespace = Slots.NAMESPACE, name = ProcedureSlots.PROCEDURE, version = ProcedureSlots.VERSION)
@Capability(namespace = Slots.FILLED_NAMESPACE, name = ProcedureSlots.PROCEDURE, effective = "active")
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface ProcedureSlot {

    /** Prefix of the service properties made from this annotation. */
    String PREFIX_ = Slots.PROPERTY_PREFIX;

    /** The slot that is filled. Not to be changed. */
    String slot() default ProcedureSlots.PROCEDURE;

    /** The names of the procedures, exactly as {@link Procedures#procedures()} returns them. */
    @Attribute("names")
    String[] names();
}
