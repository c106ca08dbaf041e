package org.irqlab.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.util.Set;

/** Holds printed JSON against the published schemas. */
final class Schemas {
  private Schemas() {}

  static void assertValid(String schema, String json) {
    assertEquals(
        Set.of(),
        JsonSchemaFactory.getInstance(VersionFlag.V202012)
            .getSchema(Schema.published(schema))
            .validate(json, InputFormat.JSON));
  }
}
