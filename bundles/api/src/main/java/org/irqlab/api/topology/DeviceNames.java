package org.irqlab.api.topology;

import java.util.List;

/** Finds devices by what people call them. */
final class DeviceNames {

  private static final int LONGEST = 200;
  private static final int MOST = 5_000;

  private DeviceNames() {}

  static List<Device> matching(List<Device> devices, String node) {
    List<Device> exact =
        devices.stream().filter(d -> d.path().equals(node) || d.aliases().contains(node)).toList();
    if (!exact.isEmpty()) {
      return exact;
    }
    List<Device> unit = devices.stream().filter(d -> d.unitName().equals(node)).toList();
    return unit.isEmpty() ? devices.stream().filter(d -> shortened(d, node)).toList() : unit;
  }

  /** A path or unit name in which parts may lack their unit address. */
  private static boolean shortened(Device device, String node) {
    if (!node.startsWith("/")) {
      return partMatches(device.unitName(), node);
    }
    String[] given = node.split("/", -1);
    String[] real = device.path().split("/", -1);
    if (given.length != real.length) {
      return false;
    }
    for (int i = 0; i < given.length; i++) {
      if (!partMatches(real[i], given[i])) {
        return false;
      }
    }
    return true;
  }

  private static boolean partMatches(String real, String given) {
    int at = real.indexOf('@');
    return real.equals(given) || at > 0 && real.substring(0, at).equals(given);
  }

  /** The path least unlike the name; of several the first. Looks at the first few thousand. */
  static String nearest(List<Device> devices, String node) {
    String best = "/";
    int least = Integer.MAX_VALUE;
    for (Device device : devices.subList(0, Math.min(MOST, devices.size()))) {
      String like = node.startsWith("/") ? device.path() : device.unitName();
      int distance = distance(cut(node), cut(like));
      if (distance < least) {
        least = distance;
        best = device.path();
      }
    }
    return best;
  }

  private static String cut(String name) {
    return name.substring(0, Math.min(LONGEST, name.length()));
  }

  /** Levenshtein's distance. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(change, 1 + Math.min(row[j - 1], row[j]));
      }
    }
    return row[b.length()];
  }
}
