package org.robustlt.core.file;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * How records become JSON and back: absent values are left out, NaN is {@code null}, and characters
 * that a terminal acts on are escaped.
 */
public final class Json {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          .addModule(new SimpleModule().addSerializer(Double.class, new NumberOrNull()))
          .addModule(new SimpleModule("primitive").addSerializer(double.class, new NumberOrNull()))
          .addModule(
              new SimpleModule("null")
                  .addDeserializer(Double.class, new NullIsNaN(false))
                  .addDeserializer(double.class, new NullIsNaN(false)))
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(
                  JsonInclude.Include.NON_ABSENT, JsonInclude.Include.ALWAYS))
          .configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false)
          .build();

  static {
    MAPPER.getFactory().setCharacterEscapes(new Harmless());
  }

  private Json() {}

  /** Returns the mapper, for reading what was written. */
  public static ObjectMapper mapper() {
    return MAPPER;
  }

  /** Returns a record on one line. */
  public static String line(Object value) {
    return text(MAPPER.writer(), value);
  }

  /** Returns a record on many lines, for people to read. */
  public static String pages(Object value) {
    return text(MAPPER.writerWithDefaultPrettyPrinter(), value) + "\n";
  }

  private static String text(ObjectWriter writer, Object value) {
    try {
      return writer.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static final class Harmless extends CharacterEscapes {
    private static final long serialVersionUID = 1L;

    @Override
    public int[] getEscapeCodesForAscii() {
      int[] escapes = standardAsciiEscapesForJSON();
      escapes[0x7f] = ESCAPE_STANDARD;
      return escapes;
    }

    @Override
    public @Nullable SerializableString getEscapeSequence(int character) {
      return PlainText.acts(character) ? new SerializedString(PlainText.number(character)) : null;
    }
  }

  /** Reads null as NaN, but an optional number that is null or absent as none. */
  private static final class NullIsNaN extends StdDeserializer<Double>
      implements ContextualDeserializer {
    private static final long serialVersionUID = 1L;

    private final boolean optional;

    NullIsNaN(boolean optional) {
      super(Double.class);
      this.optional = optional;
    }

    @Override
    public JsonDeserializer<?> createContextual(
        DeserializationContext context, @Nullable BeanProperty property) {
      return new NullIsNaN(property != null && property.getType().isReferenceType());
    }

    @Override
    public Double deserialize(JsonParser source, DeserializationContext context)
        throws IOException {
      return _parseDoublePrimitive(source, context);
    }

    @Override
    public @Nullable Double getNullValue(DeserializationContext context) {
      return optional ? null : Double.NaN;
    }
  }

  private static final class NumberOrNull extends StdSerializer<Double> {
    private static final long serialVersionUID = 1L;

    NumberOrNull() {
      super(Double.class);
    }

    @Override
    public void serialize(Double value, JsonGenerator target, SerializerProvider provider)
        throws IOException {
      if (Double.isFinite(value)) {
        target.writeNumber(value);
      } else {
        target.writeNull();
      }
    }
  }
}
