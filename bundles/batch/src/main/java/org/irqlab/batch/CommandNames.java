package org.irqlab.batch;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.irqlab.api.command.Nearest;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** The commands that the container offers at this moment. */
@Component(service = CommandNames.class)
public final class CommandNames {
  static final String SCOPE = "irq";

  private final BundleContext context;

  /**
   * Looks at the services of a framework.
   *
   * @param context any bundle's
   */
  @Activate
  public CommandNames(BundleContext context) {
    this.context = context;
  }

  boolean known(String name) {
    return all().contains(name);
  }

  String refusal(String name) {
    return "no command '" + name + "'" + Nearest.hint(name, all());
  }

  private SortedSet<String> all() {
    SortedSet<String> names = new TreeSet<>();
    try {
      ServiceReference<?>[] found =
          context.getAllServiceReferences(null, "(osgi.command.scope=" + SCOPE + ")");
      for (ServiceReference<?> service : found == null ? new ServiceReference<?>[0] : found) {
        collect(service.getProperty("osgi.command.function"), names);
      }
    } catch (InvalidSyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
    return names;
  }

  private static void collect(Object functions, SortedSet<String> names) {
    if (functions instanceof String[] several) {
      names.addAll(List.of(several));
    } else if (functions != null) {
      names.add(functions.toString());
    }
  }
}
