package org.robustlt.api.data;

import org.robustlt.api.component.ClassFrequencies;
import org.robustlt.api.component.ComponentProvider;

/**
 * Decides how many images of each class are selected, chosen by {@code data.imbalance.use} of a
 * recipe. The context is how many images of each class there are; the component is how many of them
 * to take. Where it asks for more than there are, those that there are are taken, unless the recipe
 * refuses that.
 *
 * <p>{@link #create} throws {@link DataException} if a class would be left without images.
 *
 * <p>Authors of profiles implement this interface by a record.
 */
public interface ImbalanceProfileProvider
    extends ComponentProvider<ClassFrequencies, ClassFrequencies> {}
