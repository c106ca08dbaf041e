package org.irqlab.pathfile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PathSchemaTest {
  private static final String RIGHT =
      """
      {"schema": "irqlab-path/1", "name": "x",
       "device": {"model": "pci-intx", "disintx": false},
       "controller": [{"name": "plic", "sources": 3, "id": "p"}, "imsic"],
       "backend": {"name": "vfio-pci-intx", "disable": "lazy"},
       "guest": {"controller": "plic", "flow": "fasteoi", "driver": "service-then-eoi"},
       "scope": {"cpus": 2, "timing": "prompt", "assertions": "unbounded"},
       "expect": [{"cpus": 2, "verdict": "OK"}, "STALL"]}
      """;

  @Test
  void shouldAcceptWhatTheReaderReads() {
    assertEquals(Set.of(), validate(RIGHT));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plic'plik/'",
        "disintx'disinty",
        "scope'scop",
        "false'maybe",
        "lazy'lasy'",
        "STALL'STALLED",
        "prompt'later",
        "path/1'path/2"
      })
  void shouldRefuseWhatTheReaderRefuses(String change) {
    String[] words = change.split("'");

    assertFalse(validate(RIGHT.replace(words[0], quoted(words[1]))).isEmpty());
  }

  private static String quoted(String word) {
    return word.equals("maybe") ? "\"maybe\"" : word;
  }

  private static Set<ValidationMessage> validate(String json) {
    Plugged plugged = new Plugged();
    String text = new PathFiles(plugged, plugged).schema();
    JsonSchema schema = JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(text);
    return schema.validate(json, InputFormat.JSON);
  }
}
