package org.irqlab.batch;

import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
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
    return all().stream()
        .min(Comparator.comparingInt(candidate -> distance(candidate, name)))
        .map(near -> "no command '" + name + "'; nearest is '" + near + "', 'help' lists all")
        .orElse("no command '" + name + "'; no command is plugged in");
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

  /** Edit distance, one row at a time. */
  private static int distance(String left, String right) {
    int[] row = new int[right.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= left.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int swap = diagonal + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(swap, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[right.length()];
  }
}
