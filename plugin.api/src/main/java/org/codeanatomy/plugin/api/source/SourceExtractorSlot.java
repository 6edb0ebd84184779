package org.codeanatomy.plugin.api.source;

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
 * Declares a component that is a {@link SourceExtractor}. From this one annotation come the service property and the manifest
 * capability that the host compares, and the requirement on the slot.
 */
@ComponentPropertyType
@Requirement(namespace = Slots.NAMESPACE, name = SourceSlots.SOURCE_EXTRACTOR, version = SourceSlots.VERSION)
@Capability(namespace = Slots.FILLED_NAMESPACE, name = SourceSlots.SOURCE_EXTRACTOR, effective = "active")
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface SourceExtractorSlot {

    /** Prefix of the service properties made from this annotation. */
    String PREFIX_ = Slots.PROPERTY_PREFIX;

    /** The slot that is filled. Not to be changed. */
    String slot() default SourceSlots.SOURCE_EXTRACTOR;

    /** The one language that {@link SourceExtractor#language()} returns. */
    @Attribute("names")
    String[] names();
}
