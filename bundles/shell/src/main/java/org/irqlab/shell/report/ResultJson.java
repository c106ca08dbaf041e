package org.irqlab.shell.report;

import jakarta.json.stream.JsonGenerator;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.irqlab.api.verdict.Result;
import org.irqlab.api.verdict.Scope;
import org.irqlab.api.verdict.Trace;
import org.irqlab.api.verdict.Verdict;

/** Results as {@code irqlab-result/1}, several of them as {@code irqlab-results/1}. */
public final class ResultJson {
  /** Name of the schema of one result. */
  public static final String SCHEMA = "irqlab-result/1";

  /** Name of the schema of several results. */
  public static final String SCHEMA_OF_SEVERAL = "irqlab-results/1";

  private ResultJson() {}

  /**
   * One object for all that was found.
   *
   * @param answers what was found
   * @param refused the message for each file that was refused
   * @return for one file the result that decides about the status, those for other scopes inside
   *     it; for several an object with all results
   */
  public static String of(List<Answer> answers, Map<String, String> refused) {
    long files = answers.stream().map(Answer::file).distinct().count();
    if (files == 1 && refused.isEmpty()) {
      return JsonText.object(json -> deciding(json, answers));
    }
    return JsonText.object(
        json -> {
          json.write("schema", SCHEMA_OF_SEVERAL);
          JsonText.list(json, "results", answers, answer -> members(json, answer));
          JsonText.list(
              json,
              "refused",
              refused.entrySet(),
              entry -> {
                json.write("file", entry.getKey());
                json.write("message", entry.getValue());
              });
        });
  }

  private static void deciding(JsonGenerator json, List<Answer> answers) {
    Answer decides = Collections.min(answers, Comparator.comparing(Answer::status));
    List<Answer> others = answers.stream().filter(answer -> answer != decides).toList();
    members(json, decides);
    JsonText.list(json, "others", others, answer -> members(json, answer));
  }

  private static void members(JsonGenerator json, Answer answer) {
    Result result = answer.result();
    json.write("schema", SCHEMA);
    json.write("path", result.path());
    json.write("file", answer.file());
    JsonText.map(json, "set", answer.set());
    json.write("verdict", result.verdict().name());
    JsonText.words(json, "also", result.also().stream().map(Verdict::name).toList());
    json.write("detail", result.detail());
    scope(json, result.scope());
    JsonText.map(json, "parts", result.parts());
    json.write("states", result.states());
    json.write("transitions", result.transitions());
    json.write("depth", result.depth());
    json.write("bytes", result.bytes());
    json.write("seconds", result.seconds());
    json.write("workers", result.workers());
    JsonText.words(json, "properties", result.properties());
    JsonText.words(json, "unreached", result.unreached());
    JsonText.words(json, "warnings", result.warnings());
    trace(json, result.trace());
    JsonText.list(json, "advice", result.advice(), advice -> advice(json, advice));
    answer.expected().ifPresent(verdict -> json.write("expected", verdict.name()));
    json.write("status", answer.status().code());
  }

  private static void advice(JsonGenerator json, Result.Advice advice) {
    JsonText.map(json, "set", advice.set());
    json.write("verdict", advice.verdict().name());
    json.write("states", advice.states());
  }

  static void scope(JsonGenerator json, Scope scope) {
    json.writeStartObject("scope");
    json.write("cpus", scope.cpus());
    json.write("vcpus", scope.vcpus());
    json.write("timing", scope.timing().name().toLowerCase(Locale.ROOT));
    if (scope.assertions().isPresent()) {
      json.write("assertions", scope.assertions().getAsInt());
    } else {
      json.write("assertions", "unbounded");
    }
    json.write("workers", scope.workers());
    json.write("nesting", scope.nesting());
    json.write("depth", scope.depth());
    json.writeEnd();
  }

  static void trace(JsonGenerator json, Trace trace) {
    JsonText.list(json, "trace", trace.steps(), step -> step(json, step));
    trace.backTo().ifPresent(n -> json.write("backTo", n));
  }

  private static void step(JsonGenerator json, Trace.Step step) {
    json.write("n", step.n());
    json.write("context", step.context());
    json.write("step", step.step());
    json.write("source", step.source());
    json.write("story", step.story());
    JsonText.words(json, "notes", step.notes());
    json.writeStartObject("changes");
    step.changes()
        .forEach(
            (field, change) -> {
              json.writeStartArray(field);
              json.write(change.before());
              json.write(change.after());
              json.writeEnd();
            });
    json.writeEnd();
  }
}
