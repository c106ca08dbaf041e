package org.irqlab.shell.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.irqlab.api.lab.Simulator;

/** A run in virtual time, as lines for people and as {@code irqlab-run/1}. */
public final class RunText {
  /** Name of the schema. */
  public static final String SCHEMA = "irqlab-run/1";

  private RunText() {}

  /** The first line. */
  public static String headline(Simulator.Report report) {
    return report.path()
        + "  seed="
        + report.seed()
        + "  "
        + report.served()
        + " of "
        + report.assertions()
        + " assertions served  "
        + report.nanoseconds()
        + " ns";
  }

  /** All of it; the trace only if it is asked for. */
  public static List<String> lines(Simulator.Report report, boolean steps) {
    List<String> lines = new ArrayList<>();
    lines.add(headline(report));
    lines.add("  " + report.ending());
    Table counts = Table.plain();
    report.counts().forEach((what, n) -> counts.row(n.toString(), what));
    counts.row(
        String.format(Locale.ROOT, "%.2f", report.exitsPerAssertion()),
        "VM exits and traps per assertion");
    report
        .latencies()
        .forEach((what, n) -> counts.row(n.toString(), "ns from assertion to service, " + what));
    counts.lines().forEach(line -> lines.add("  " + line));
    if (steps) {
      Story.lines(report.trace(), true).forEach(line -> lines.add("  " + line));
    }
    return lines;
  }

  /** The report as JSON. */
  public static String json(Simulator.Report report) {
    return JsonText.object(
        json -> {
          json.write("schema", SCHEMA);
          json.write("path", report.path());
          json.write("seed", report.seed());
          json.write("assertions", report.assertions());
          json.write("served", report.served());
          json.write("nanoseconds", report.nanoseconds());
          json.writeStartObject("counts");
          report.counts().forEach(json::write);
          json.writeEnd();
          json.write("exits_per_assertion", report.exitsPerAssertion());
          json.writeStartObject("latencies");
          report.latencies().forEach(json::write);
          json.writeEnd();
          json.write("ending", report.ending());
          ResultJson.trace(json, report.trace());
        });
  }
}
