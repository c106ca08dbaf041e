package org.irqlab.shell.report;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.irqlab.api.command.BadInput;

/** The report that continuous-integration servers read. */
public final class JUnitXml {
  private JUnitXml() {}

  /**
   * One test case.
   *
   * @param group what it belongs to, such as a file
   * @param name what was looked at
   * @param seconds how long it took
   * @param failure what is wrong, or empty
   * @param skipped why it was not done, or empty
   */
  public record Case(
      String group,
      String name,
      double seconds,
      Optional<String> failure,
      Optional<String> skipped) {}

  /**
   * Where a report is to go, refused before any work is done if it cannot be written.
   *
   * @param file the file, which need not be there
   * @return the file
   */
  public static Path target(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw unwritable(file, "there is no such folder");
    }
    if (Files.isDirectory(file)) {
      throw unwritable(file, "it is a folder");
    }
    if (!Files.isWritable(Files.exists(file) ? file : folder)) {
      throw unwritable(file, "permission denied");
    }
    return file;
  }

  private static BadInput unwritable(Path file, String why) {
    return new BadInput(file + ": cannot be written: " + why);
  }

  /**
   * Writes a report.
   *
   * @param file where it goes
   * @param suite name of the suite
   * @param cases the test cases
   */
  public static void write(Path file, String suite, List<Case> cases) {
    try (Writer text = Files.newBufferedWriter(file)) {
      XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
      xml.writeStartDocument();
      xml.writeStartElement("testsuite");
      xml.writeAttribute("name", suite);
      xml.writeAttribute("tests", Integer.toString(cases.size()));
      xml.writeAttribute(
          "failures", Long.toString(cases.stream().filter(c -> c.failure().isPresent()).count()));
      xml.writeAttribute(
          "skipped", Long.toString(cases.stream().filter(c -> c.skipped().isPresent()).count()));
      for (Case one : cases) {
        testcase(xml, one);
      }
      xml.writeEndDocument();
      xml.close();
    } catch (IOException | XMLStreamException failure) {
      throw new BadInput(file + ": cannot be written: " + failure.getMessage(), failure);
    }
  }

  private static void testcase(XMLStreamWriter xml, Case one) throws XMLStreamException {
    xml.writeStartElement("testcase");
    xml.writeAttribute("classname", one.group());
    xml.writeAttribute("name", one.name());
    xml.writeAttribute("time", String.format(java.util.Locale.ROOT, "%.3f", one.seconds()));
    element(xml, "failure", one.failure());
    element(xml, "skipped", one.skipped());
    xml.writeEndElement();
  }

  private static void element(XMLStreamWriter xml, String name, Optional<String> message)
      throws XMLStreamException {
    if (message.isPresent()) {
      xml.writeStartElement(name);
      xml.writeAttribute("message", message.get().lines().findFirst().orElse(""));
      xml.writeCharacters(message.get());
      xml.writeEndElement();
    }
  }
}
