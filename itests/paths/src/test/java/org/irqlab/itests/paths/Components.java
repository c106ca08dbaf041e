package org.irqlab.itests.paths;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.irqlab.api.lab.Catalogue;
import org.irqlab.api.part.Named;
import org.irqlab.api.part.Part;
import org.irqlab.engine.parts.Plugged;
import org.irqlab.engine.parts.Snapshot;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Every part whose bundle is on the class path, as its component's description plugs it in. */
final class Components {
  private static final String MANIFEST = "META-INF/MANIFEST.MF";

  private Components() {}

  static Snapshot parts() throws Exception {
    List<Plugged> parts = new ArrayList<>();
    ClassLoader loader = Components.class.getClassLoader();
    for (URL manifest : Collections.list(loader.getResources(MANIFEST))) {
      for (String file : described(manifest)) {
        part(new URL(manifest.toString().replace(MANIFEST, file))).ifPresent(parts::add);
      }
    }
    return new Snapshot(parts);
  }

  private static List<String> described(URL manifest) throws IOException {
    try (InputStream in = manifest.openStream()) {
      Attributes bundle = new Manifest(in).getMainAttributes();
      String name = bundle.getValue("Bundle-SymbolicName");
      String files = bundle.getValue("Service-Component");
      return name != null && name.startsWith("org.irqlab.") && files != null
          ? Stream.of(files.split(",")).map(String::strip).toList()
          : List.of();
    }
  }

  private static Optional<Plugged> part(URL file) throws Exception {
    Element component;
    try (InputStream in = file.openStream()) {
      component =
          DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in).getDocumentElement();
    }
    String name = property(component, Named.NAME);
    if (name.isEmpty()) {
      return Optional.empty();
    }
    Class<?> type = named(component, "implementation", "class");
    if (!Part.class.isAssignableFrom(type)) {
      return Optional.empty();
    }
    Class<?> seam = named(component, "provide", "interface");
    Part part = (Part) type.getDeclaredConstructor().newInstance();
    Catalogue.Entry entry =
        new Catalogue.Entry(
            name,
            seam.getSimpleName(),
            property(component, Named.ARCH),
            property(component, Named.COMPATIBLE).lines().toList(),
            type.getPackageName(),
            "0.1.0",
            part.options());
    return Optional.of(new Plugged(entry, seam, part, null));
  }

  private static Class<?> named(Element component, String tag, String attribute) throws Exception {
    Element element = (Element) component.getElementsByTagName(tag).item(0);
    return Class.forName(element.getAttribute(attribute));
  }

  private static String property(Element component, String name) {
    NodeList properties = component.getElementsByTagName("property");
    return IntStream.range(0, properties.getLength())
        .mapToObj(i -> (Element) properties.item(i))
        .filter(property -> property.getAttribute("name").equals(name))
        .map(p -> p.hasAttribute("value") ? p.getAttribute("value") : p.getTextContent().strip())
        .findFirst()
        .orElse("");
  }
}
