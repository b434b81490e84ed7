package org.robustlt.core.recipe;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.robustlt.api.component.Description;
import org.robustlt.core.registry.ComponentKind;
import org.robustlt.core.registry.option.OptionListing;
import org.robustlt.core.registry.option.RecordFields;
import org.robustlt.core.registry.option.ScalarType;

/** What recipes can say beside the options of components. */
public final class RecipeSettings {
  private RecipeSettings() {}

  /** Returns all settings, in the order of a resolved recipe, by their whole path. */
  public static List<OptionListing> all() {
    List<OptionListing> settings = new ArrayList<>();
    add(settings, "", Recipe.class);
    return List.copyOf(settings);
  }

  private static void add(List<OptionListing> settings, String prefix, Class<?> section) {
    for (RecordComponent field : RecordFields.of(section)) {
      String path = prefix + field.getName();
      Optional<ComponentKind> kind = kind(field.getGenericType());
      if (kind.isPresent()) {
        settings.add(
            listing(
                kind.get().recipeKey(), "see robustlt components " + kind.get().label(), field));
      } else if (isSection(field)) {
        add(settings, path + ".", field.getType());
      } else if (field.getGenericType() instanceof ParameterizedType list
          && list.getActualTypeArguments()[0] == Phase.class) {
        settings.add(listing(path, "list of phases", field));
      } else {
        settings.add(listing(path, OptionListing.typeOf(path, field.getGenericType()), field));
      }
    }
  }

  private static boolean isSection(RecordComponent field) {
    return field.getType().isRecord()
        && ScalarType.of(field.getType()).isEmpty()
        && !field.isAnnotationPresent(Default.class);
  }

  /** Returns the kind of a field that names a component or several. */
  private static Optional<ComponentKind> kind(Type type) {
    if (type instanceof ParameterizedType generic) {
      return generic.getRawType() == Choice.class
          ? Optional.of(ComponentSections.kind(type))
          : kind(generic.getActualTypeArguments()[0]);
    }
    return Optional.empty();
  }

  private static OptionListing listing(String path, String type, RecordComponent field) {
    Optional<Description> description = Optional.ofNullable(field.getAnnotation(Description.class));
    return new OptionListing(
        path,
        type,
        Optional.ofNullable(field.getAnnotation(Default.class)).map(Default::value).orElse(""),
        description.map(Description::unit).orElse(""),
        description.map(Description::value).orElse(""),
        description.map(Description::source).orElse(""));
  }
}
