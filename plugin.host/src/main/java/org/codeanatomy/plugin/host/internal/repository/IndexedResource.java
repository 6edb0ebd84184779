package org.codeanatomy.plugin.host.internal.repository;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.framework.Constants;
import org.osgi.framework.Version;
import org.osgi.framework.namespace.IdentityNamespace;
import org.osgi.resource.Namespace;
import org.osgi.resource.Requirement;
import org.osgi.resource.Resource;

/**
 * A resource as an index describes it, as far as it matters for plugins.
 *
 * @param capabilities what it offers
 * @param requirements what it needs
 */
record IndexedResource(List<Item> capabilities, List<Item> requirements) {

    private static final String CONTENT = "osgi.content";

    IndexedResource {
        capabilities = List.copyOf(capabilities);
        requirements = List.copyOf(requirements);
    }

    /** A capability or requirement; attributes as texts, whatever their type. */
    record Item(String namespace, Map<String, String> attributes, Map<String, String> directives) {

        Item {
            attributes = Map.copyOf(attributes);
            directives = Map.copyOf(directives);
        }

        /** Whether the resource cannot be resolved without it. */
        boolean isMandatory() {
            String resolution =
                    directives.getOrDefault(Namespace.REQUIREMENT_RESOLUTION_DIRECTIVE, Namespace.RESOLUTION_MANDATORY);
            String effective =
                    directives.getOrDefault(Namespace.REQUIREMENT_EFFECTIVE_DIRECTIVE, Namespace.EFFECTIVE_RESOLVE);
            return resolution.equals(Namespace.RESOLUTION_MANDATORY) && effective.equals(Namespace.EFFECTIVE_RESOLVE);
        }

        /** The same for the framework. */
        Requirement asRequirement() {
            Item self = this;
            return new Requirement() {
                @Override
                public String getNamespace() {
                    return self.namespace;
                }

                @Override
                public Map<String, String> getDirectives() {
                    return self.directives;
                }

                @Override
                public Map<String, Object> getAttributes() {
                    return Map.of();
                }

                @Override
                public Resource getResource() {
                    return null; // the framework asks for it only where the requirement is one of a bundle
                }
            };
        }
    }

    /** The value of an attribute of the first capability in a namespace. */
    Optional<String> attribute(String namespace, String name) {
        return capabilities.stream()
                .filter(capability -> capability.namespace().equals(namespace))
                .findFirst()
                .map(capability -> capability.attributes().get(name));
    }

    Optional<Version> version() {
        return attribute(IdentityNamespace.IDENTITY_NAMESPACE, Constants.VERSION_ATTRIBUTE)
                .map(Version::parseVersion);
    }

    /** Where its content is, relative to the index. */
    Optional<String> url() {
        return attribute(CONTENT, "url");
    }

    Optional<String> sha256() {
        return attribute(CONTENT, CONTENT);
    }
}
