package org.codeanatomy.plugin.host.internal.repository;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.codeanatomy.plugin.host.internal.repository.IndexedResource.Item;
import org.codeanatomy.plugin.host.internal.xml.SafeXml;

/** Reads the index of a repository: XML as the OSGi repository specification has it and bnd writes it. */
final class RepositoryIndex {

    /** The names an index may have, the first that is there counts. */
    private static final List<String> NAMES = List.of("index.xml.gz", "index.xml");

    /** Beyond this it is no index of plugins, or somebody means harm. */
    private static final int MAX_BYTES = 64 << 20;

    private RepositoryIndex() {}

    /**
     * The resources of the index in a folder; none if it has no index.
     *
     * @throws IOException if there is one and it cannot be read
     */
    static List<IndexedResource> in(Path folder) throws IOException {
        for (String name : NAMES) {
            Path index = folder.resolve(name);
            if (Files.isRegularFile(index)) {
                try (InputStream file = Files.newInputStream(index);
                        InputStream bytes = name.endsWith(".gz") ? new GZIPInputStream(file) : file) {
                    return read(bounded(bytes));
                } catch (XMLStreamException e) {
                    throw new IOException(SafeXml.reason(e), e);
                }
            }
        }
        return List.of();
    }

    private static InputStream bounded(InputStream bytes) throws IOException {
        byte[] all = bytes.readNBytes(MAX_BYTES + 1);
        if (all.length > MAX_BYTES) {
            throw new IOException("it is larger than " + MAX_BYTES + " bytes");
        }
        return new ByteArrayInputStream(all);
    }

    private static List<IndexedResource> read(InputStream bytes) throws XMLStreamException {
        XMLStreamReader xml = SafeXml.reader(bytes);
        List<IndexedResource> resources = new ArrayList<>();
        Reading reading = new Reading();
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> reading.start(xml);
                case XMLStreamConstants.END_ELEMENT -> {
                    if (reading.end(xml.getLocalName())) {
                        resources.add(reading.resource());
                    }
                }
                default -> {
                    // text between elements says nothing
                }
            }
        }
        return resources;
    }

    /** Collects one resource after another. */
    private static final class Reading {

        private List<Item> capabilities = new ArrayList<>();
        private List<Item> requirements = new ArrayList<>();
        private String namespace = "";
        private Map<String, String> attributes = new HashMap<>();
        private Map<String, String> directives = new HashMap<>();

        void start(XMLStreamReader xml) {
            switch (xml.getLocalName()) {
                case "resource" -> {
                    capabilities = new ArrayList<>();
                    requirements = new ArrayList<>();
                }
                case "capability", "requirement" -> {
                    namespace = text(xml, "namespace");
                    attributes = new HashMap<>();
                    directives = new HashMap<>();
                }
                case "attribute" -> attributes.put(text(xml, "name"), text(xml, "value"));
                case "directive" -> directives.put(text(xml, "name"), text(xml, "value"));
                default -> {
                    // the root, and what later versions of the format may add
                }
            }
        }

        /** Whether a resource is complete. */
        boolean end(String element) {
            switch (element) {
                case "capability" -> capabilities.add(new Item(namespace, attributes, directives));
                case "requirement" -> requirements.add(new Item(namespace, attributes, directives));
                default -> {
                    // nothing is collected for it
                }
            }
            return element.equals("resource");
        }

        IndexedResource resource() {
            return new IndexedResource(capabilities, requirements);
        }

        private static String text(XMLStreamReader element, String attribute) {
            String value = element.getAttributeValue(null, attribute);
            return value == null ? "" : value;
        }
    }
}
