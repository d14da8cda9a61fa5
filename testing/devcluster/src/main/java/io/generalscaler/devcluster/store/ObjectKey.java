package io.generalscaler.devcluster.store;

/**
 * Where an object is kept: the collection ({@code deployments.apps}, the same for each of its versions), the namespace
 * (empty for cluster-scoped objects) and the name.
 */
public record ObjectKey(String collection, String namespace, String name) implements Comparable<ObjectKey> {

    @Override
    public int compareTo(ObjectKey other) {
        int byCollection = collection.compareTo(other.collection);
        if (byCollection != 0) {
            return byCollection;
        }
        int byNamespace = namespace.compareTo(other.namespace);
        return byNamespace != 0 ? byNamespace : name.compareTo(other.name);
    }
}
