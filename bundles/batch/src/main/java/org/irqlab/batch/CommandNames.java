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
    return all(SCOPE).contains(name);
  }

  /**
   * What to say to a name that nobody has.
   *
   * @param typed the name, with its scope or without; {@code *} stands for any scope
   */
  String refusal(String typed) {
    int colon = typed.indexOf(':');
    String scope = colon < 0 ? "*" : typed.substring(0, colon);
    String name = typed.substring(colon + 1);
    if (scope.equals("*") || scope.equals(SCOPE)) {
      return "no command '" + name + "'" + Nearest.hint(name, all(SCOPE));
    }
    return "no command '" + typed + "'" + Nearest.hint(name, all(scope));
  }

  private SortedSet<String> all(String scope) {
    SortedSet<String> names = new TreeSet<>();
    try {
      ServiceReference<?>[] found = context.getAllServiceReferences(null, "(osgi.command.scope=*)");
      for (ServiceReference<?> service : found == null ? new ServiceReference<?>[0] : found) {
        if (scope.equals(service.getProperty("osgi.command.scope"))) {
          collect(service.getProperty("osgi.command.function"), names);
        }
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
