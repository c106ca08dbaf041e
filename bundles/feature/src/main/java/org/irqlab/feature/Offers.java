package org.irqlab.feature;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.irqlab.api.command.BadInput;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * What a bundle would bring, without installing it: its component descriptions say (OSGi Compendium
 * 8, 112.4 "Component Description").
 */
final class Offers {
  private static final String FOLDER = "OSGI-INF/";
  private static final String NAME = "irqlab.name";

  private Offers() {}

  /** Whether a component of a bundle file is registered under a seam with a name. */
  static boolean contains(Path bundle, String seam, String part) {
    if (!Files.isRegularFile(bundle)) {
      return false;
    }
    try (JarFile jar = new JarFile(bundle.toFile())) {
      for (JarEntry entry : jar.stream().filter(Offers::describes).toList()) {
        try (InputStream text = jar.getInputStream(entry)) {
          if (offers(parse(text), seam, part)) {
            return true;
          }
        }
      }
      return false;
    } catch (IOException | SAXException | ParserConfigurationException failure) {
      throw new BadInput(bundle + ": not a bundle: " + failure.getMessage(), failure);
    }
  }

  private static boolean describes(JarEntry entry) {
    return entry.getName().startsWith(FOLDER) && entry.getName().endsWith(".xml");
  }

  private static Document parse(InputStream text)
      throws IOException, SAXException, ParserConfigurationException {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    return factory.newDocumentBuilder().parse(text);
  }

  private static boolean offers(Document component, String seam, String part) {
    return has(component.getElementsByTagName("provide"), "interface", "." + seam)
        && named(component.getElementsByTagName("property"), part);
  }

  private static boolean named(NodeList properties, String part) {
    for (int i = 0; i < properties.getLength(); i++) {
      Element property = (Element) properties.item(i);
      if (NAME.equals(property.getAttribute("name"))
          && part.equals(property.getAttribute("value"))) {
        return true;
      }
    }
    return false;
  }

  private static boolean has(NodeList elements, String attribute, String ending) {
    for (int i = 0; i < elements.getLength(); i++) {
      if (((Element) elements.item(i)).getAttribute(attribute).endsWith(ending)) {
        return true;
      }
    }
    return false;
  }
}
