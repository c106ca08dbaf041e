package org.irqlab.api.topology;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.irqlab.api.command.Nearest;

/** Finds devices by what people call them. */
final class DeviceNames {

  /** Devices that are looked at for a hint. */
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

  /**
   * What to say instead of a name that nobody has: the path of the device whose name is nearest.
   */
  static String hint(List<Device> devices, String node) {
    Map<String, String> paths = new LinkedHashMap<>();
    for (Device device : devices.subList(0, Math.min(MOST, devices.size()))) {
      paths.putIfAbsent(node.startsWith("/") ? device.path() : device.unitName(), device.path());
    }
    return Nearest.to(node, paths.keySet())
        .map(near -> ", nearest is " + paths.get(near))
        .orElse("");
  }
}
