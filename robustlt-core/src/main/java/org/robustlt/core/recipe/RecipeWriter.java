package org.robustlt.core.recipe;

import java.io.StringWriter;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.robustlt.api.component.ComponentProvider;
import org.robustlt.api.component.Inline;
import org.robustlt.core.registry.NamePattern;
import org.robustlt.core.registry.option.OptionListing;
import org.robustlt.core.registry.option.RecordFields;
import org.robustlt.core.registry.option.ScalarType;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeId;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.resolver.Resolver;

/** Writes recipes and their sections as YAML, every setting in the order of the records. */
final class RecipeWriter {
  private static final Resolver RESOLVER = new Resolver();

  private RecipeWriter() {}

  static String write(Record settings) {
    DumperOptions options = new DumperOptions();
    options.setSplitLines(false);
    options.setAllowUnicode(true);
    options.setIndicatorIndent(2);
    options.setIndentWithIndicator(true);
    StringWriter text = new StringWriter();
    new Yaml(options).serialize(section(fields(settings)), text);
    return text.toString();
  }

  private static List<NodeTuple> fields(Record record) {
    List<NodeTuple> tuples = new ArrayList<>();
    for (RecordComponent field : RecordFields.of(record.getClass())) {
      Object value = RecordFields.value(record, field);
      if (!field.isAnnotationPresent(Inline.class)) {
        tuples.add(tuple(field.getName(), node(value)));
      } else if (ComponentSections.isInline(field)) {
        tuples.addAll(component((ComponentProvider<?, ?>) value));
      } else {
        tuples.addAll(fields((Record) value));
      }
    }
    return tuples;
  }

  private static List<NodeTuple> component(ComponentProvider<?, ?> component) {
    List<NodeTuple> tuples = new ArrayList<>();
    tuples.add(tuple("use", text(NamePattern.nameOf(component))));
    tuples.addAll(fields((Record) component));
    return tuples;
  }

  private static Node node(Object value) {
    if (value instanceof String text) {
      return text(text);
    } else if (value instanceof ComponentProvider<?, ?> component) {
      return section(component(component));
    } else if (value instanceof List<?> list) {
      return items(list);
    } else if (value instanceof Optional<?> optional) {
      return optional.<Node>map(RecipeWriter::node).orElseGet(() -> text(ScalarType.ABSENT));
    }
    return value instanceof Record record && ScalarType.of(record.getClass()).isEmpty()
        ? section(fields(record))
        : plain(OptionListing.spell(value));
  }

  private static Node items(List<?> list) {
    List<Node> items = list.stream().map(RecipeWriter::node).toList();
    boolean simple = items.stream().allMatch(ScalarNode.class::isInstance);
    return new SequenceNode(Tag.SEQ, items, simple ? FlowStyle.FLOW : FlowStyle.BLOCK);
  }

  private static Node section(List<NodeTuple> tuples) {
    return new MappingNode(Tag.MAP, tuples, FlowStyle.BLOCK);
  }

  private static NodeTuple tuple(String key, Node value) {
    return new NodeTuple(plain(key), value);
  }

  /** Text that readers must not take for anything else: quoted where it could be. */
  private static Node text(String text) {
    return scalar(Tag.STR, text);
  }

  /** A word that is written as it is, whatever YAML takes it for. */
  private static Node plain(String text) {
    return scalar(RESOLVER.resolve(NodeId.scalar, text, true), text);
  }

  private static Node scalar(Tag tag, String text) {
    return new ScalarNode(tag, text, null, null, ScalarStyle.PLAIN);
  }
}
