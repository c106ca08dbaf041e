package org.irqlab.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.irqlab.api.lab.Conformance.Divergence;

/**
 * The messages behind one operation. A recording read them back from memory, so of several to one
 * address only the last is known.
 */
final class Messages {
  private final Rack rack;
  private final Map<Long, Operation> recorded = new TreeMap<>();

  Messages(Rack rack) {
    this.rack = rack;
  }

  /** Notes what was recorded. */
  void record(Operation msi) {
    msi.hex("data");
    recorded.put(msi.hex("addr"), msi);
  }

  /** How the model's messages differ from those recorded; forgets both. */
  List<Divergence> compare(Operation after) {
    Map<Long, Long> sent = new TreeMap<>();
    rack.messages().forEach(message -> sent.put(message.address(), message.data()));
    List<Divergence> divergences = new ArrayList<>();
    recorded.forEach(
        (address, msi) -> {
          Long data = sent.remove(address);
          if (data == null || data != msi.hex("data")) {
            String observed = data == null ? "no message" : hex(data);
            divergences.add(divergence(msi.line(), address, hex(msi.hex("data")), observed));
          }
        });
    sent.forEach(
        (address, data) ->
            divergences.add(divergence(after.line(), address, "no message", hex(data))));
    recorded.clear();
    return divergences;
  }

  private static Divergence divergence(int line, long address, String expected, String observed) {
    return new Divergence(line, "message to " + hex(address), expected, observed);
  }

  private static String hex(long value) {
    return "0x" + Long.toHexString(value);
  }
}
