package org.codeanatomy.plugin.host.internal.xml;

import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads XML of strangers: without document types, and so without entities that name files or grow without end. */
public final class SafeXml {

    private SafeXml() {}

    /** A reader that is positioned before the root element. */
    public static XMLStreamReader reader(InputStream bytes) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        return factory.createXMLStreamReader(bytes);
    }

    /** What went wrong, in one line: the JDK's messages have two. */
    public static String reason(XMLStreamException failure) {
        String place = failure.getLocation() == null
                ? ""
                : "line " + failure.getLocation().getLineNumber() + ": ";
        String message = String.valueOf(failure.getMessage());
        return place + message.substring(message.lastIndexOf('\n') + 1).replaceFirst("^Message: ", "");
    }
}
