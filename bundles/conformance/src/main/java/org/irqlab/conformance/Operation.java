package org.irqlab.conformance;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.OptionalLong;
import org.irqlab.api.command.BadInput;

/**
 * A line of a vector file.
 *
 * @param file the file, for messages
 * @param line its line, from 1
 * @param fields its members
 */
record Operation(String file, int line, JsonObject fields) {
  /** Refuses this line. */
  BadInput refuse(String problem) {
    return new BadInput(file + ":" + line + ": " + problem);
  }

  String op() {
    return word("op");
  }

  /** A member that is a text. */
  String word(String key) {
    if (fields.get(key) instanceof JsonString text) {
      return text.getString();
    }
    throw refuse("no text '" + key + "'" + context());
  }

  /** A member that is a text, empty if it is not there. */
  String optional(String key) {
    return fields.containsKey(key) ? word(key) : "";
  }

  /** A member that is a small whole number. */
  int number(String key, int most) {
    if (fields.get(key) instanceof JsonNumber number && number.isIntegral()) {
      long value = number.longValue();
      if (value >= 0 && value <= most) {
        return (int) value;
      }
    }
    throw refuse("no whole number '" + key + "' from 0 to " + most + context());
  }

  /** A member that is a number in hexadecimal, unsigned. */
  long hex(String key) {
    OptionalLong value = parse(word(key));
    if (value.isEmpty()) {
      throw refuse("'" + key + "' is '" + word(key) + "'; expected such as 0x1f");
    }
    return value.getAsLong();
  }

  /** Whether a member is null or not there. */
  boolean absent(String key) {
    return fields.getOrDefault(key, JsonValue.NULL) == JsonValue.NULL;
  }

  /** Whether a member is true. */
  boolean on(String key) {
    return fields.get(key) == JsonValue.TRUE;
  }

  private String context() {
    return fields.get("op") instanceof JsonString op ? " in '" + op.getString() + "'" : "";
  }

  /** A number in hexadecimal of at most 64 bits, as in {@code 0x1f}. */
  static OptionalLong parse(String text) {
    return text.matches("0x[0-9a-fA-F]{1,16}")
        ? OptionalLong.of(Long.parseUnsignedLong(text.substring(2), 16))
        : OptionalLong.empty();
  }
}
