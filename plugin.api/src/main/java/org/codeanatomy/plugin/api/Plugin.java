package org.codeanatomy.plugin.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.osgi.annotation.bundle.Attribute;
import org.osgi.annotation.bundle.Capability;

/**
 * Makes a bundle a plugin. Put it once in a bundle, on a {@code package-info} or on a component.
 *
 * <p>It becomes the manifest capability {@code org.codeanatomy.plugin}, which is how the host knows a plugin from any
 * other bundle. The capability is metadata ({@code effective:=active}): nothing can wire to it and so pin the plugin's
 * class loader.
 */
@Capability(namespace = Plugin.NAMESPACE, effective = "active")
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.PACKAGE})
public @interface Plugin {

    /** The namespace of the capability. */
    String NAMESPACE = "org.codeanatomy.plugin";

    /** The name that commands take, in lower case, unique in a runtime; for instance {@code delta}. */
    @Attribute("name")
    String name();

    /** A query that proves the plugin works; it is run on every candidate before it goes live. May be empty. */
    @Attribute("smokeQuery")
    String smokeQuery() default "";
}
