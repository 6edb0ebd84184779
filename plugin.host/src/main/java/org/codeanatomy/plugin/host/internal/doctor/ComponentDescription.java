package org.codeanatomy.plugin.host.internal.doctor;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.codeanatomy.plugin.host.internal.xml.SafeXml;

/**
 * What a component description says, as far as it matters here.
 *
 * @param name of the component
 * @param implementation its class
 * @param services the types it is registered under
 * @param requiresConfiguration whether it waits for a configuration
 */
record ComponentDescription(String name, String implementation, List<String> services, boolean requiresConfiguration) {

    ComponentDescription {
        services = List.copyOf(services);
    }

    /** The components of a description file: one usually, several are allowed. */
    static List<ComponentDescription> read(URL file) throws IOException, XMLStreamException {
        try (InputStream bytes = file.openStream()) {
            XMLStreamReader xml = SafeXml.reader(bytes);
            List<ComponentDescription> components = new ArrayList<>();
            Builder component = null;
            while (xml.hasNext()) {
                int event = xml.next();
                if (event == XMLStreamConstants.START_ELEMENT) {
                    if (xml.getLocalName().equals("component")) {
                        component = new Builder(xml);
                    } else if (component != null) {
                        component.element(xml);
                    }
                } else if (event == XMLStreamConstants.END_ELEMENT
                        && component != null
                        && xml.getLocalName().equals("component")) {
                    components.add(component.build());
                    component = null;
                }
            }
            return components;
        }
    }

    /** Collects one component. */
    private static final class Builder {

        private final Optional<String> name;
        private final boolean requiresConfiguration;
        private final List<String> services = new ArrayList<>();
        private String implementation = "";

        Builder(XMLStreamReader component) {
            name = attribute(component, "name");
            requiresConfiguration = attribute(component, "configuration-policy")
                    .filter("require"::equals)
                    .isPresent();
        }

        void element(XMLStreamReader xml) {
            switch (xml.getLocalName()) {
                case "implementation" ->
                    implementation = attribute(xml, "class").orElse("");
                case "provide" -> attribute(xml, "interface").ifPresent(services::add);
                default -> {
                    // references and properties are the component runtime's business
                }
            }
        }

        ComponentDescription build() {
            return new ComponentDescription(
                    name.orElse(implementation), implementation, services, requiresConfiguration);
        }

        private static Optional<String> attribute(XMLStreamReader element, String name) {
            return Optional.ofNullable(element.getAttributeValue(null, name));
        }
    }
}
