package org.irqlab.skeleton;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Function;
import org.irqlab.api.command.BadInput;
import org.irqlab.api.command.Described;
import org.irqlab.api.command.Manual;
import org.irqlab.api.command.Operand;
import org.irqlab.api.command.Option;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * {@code irq:new-plugin}: begins a plugin. A function object rather than a method, because no
 * method can have this name.
 */
@Component(
    service = {Function.class, Described.class},
    property = {"osgi.command.scope=irq", "osgi.command.function=new-plugin"})
public final class NewPlugin implements Function, Described {
  private static final Manual MANUAL =
      new Manual(
          "new-plugin",
          new Operand("KIND NAME", Operand.Kind.NONE, 2, 2),
          "begins a plugin of three files, whose test says what to fill in",
          List.of(
              Option.with(
                  "dir", "DIRECTORY", "where to, default the folder of its kind below bundles/")),
          "irqlab new-plugin controller foo",
          List.of(
              "KIND is " + Family.words() + "; NAME has lower-case letters and digits.",
              "Works from the root of the sources of irqlab."));

  /** Needs nothing. */
  @Activate
  public NewPlugin() {}

  @Override
  public Manual manual() {
    return MANUAL;
  }

  /**
   * Runs the command.
   *
   * @param session of the shell; its current directory is where relative names begin
   * @param words the arguments
   * @return null: there is nothing to print
   */
  @Override
  public Object execute(CommandSession session, List<Object> words) {
    List<String> typed = words.stream().map(Object::toString).toList();
    if (typed.contains("--help") || typed.contains("-h")) {
      System.out.print(MANUAL.text());
      return null;
    }
    Path caller = session.currentDir() == null ? Path.of("") : session.currentDir();
    write(typed, caller).forEach(System.out::println);
    return null;
  }

  /** Writes the plugin and says what remains to be done. */
  static List<String> write(List<String> words, Path caller) {
    Request request = Request.parse(words);
    try {
      Place place = Place.of(request, caller);
      List<Path> written = new Template(request, place).write();
      return List.of(
          "wrote " + written.get(0),
          "wrote " + written.get(1),
          "wrote " + written.get(2),
          "next, mention it twice:",
          "  in "
              + place.bundles().resolve("pom.xml")
              + ": <module>"
              + place.module()
              + "</module>",
          "  in the file of its feature: { \"id\": \"org.irqlab:"
              + request.artifact()
              + ":${project.version}\" }",
          "then let its test tell what to fill in: mvn -q verify -pl bundles/api,bundles/"
              + place.module());
    } catch (IOException failure) {
      throw new BadInput("new-plugin: cannot write: " + failure, failure);
    }
  }
}
