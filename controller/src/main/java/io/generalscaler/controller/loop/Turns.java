package io.generalscaler.controller.loop;

import io.generalscaler.reach.share.FairShare;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.function.Consumer;

/**
 * Who may be worked on. What is worked on takes a thread with all that it has seen so far; what stands in line takes next to nothing. A
 * namespace has its own line, and no more than its {@linkplain FairShare part} of what is worked on at once, so that none has to wait for
 * another one's slow sources.
 *
 * <pre>
 * state     event                              next
 * absent    its namespace has room             worked on
 * absent    its namespace has none             in line
 * in line   something ended, and it is next    worked on
 * in line   close                              absent, told to whoever closed
 * </pre>
 *
 * @param <T> what is worked on
 */
final class Turns<T> {

    private final FairShare share;
    private final Consumer<T> begin;

    /** Those that wait, by namespace; first the namespace whose turn it is. Guarded by this, as is the share. */
    private final Map<String, Queue<T>> lines = new LinkedHashMap<>();

    private boolean closed;

    /**
     * Nobody works.
     *
     * @param share how many may be worked on, and how many of one namespace
     * @param begin begins to work, and returns at once; whoever works says when it has {@linkplain #ended}
     */
    Turns(FairShare share, Consumer<T> begin) {
        this.share = share;
        this.begin = begin;
    }

    /** Begins now, or when it is this one's turn; false once it is closed. */
    synchronized boolean add(String namespace, T item) {
        if (closed) {
            return false;
        }
        if (lines.containsKey(namespace) || !share.tryTake(namespace, 1)) {
            lines.computeIfAbsent(namespace, name -> new ArrayDeque<>()).add(item);
        } else {
            begin.accept(item);
        }
        return true;
    }

    /** One of this namespace's has ended. */
    synchronized void ended(String namespace) {
        share.give(namespace, 1);
        while (!closed && beginNext()) {
            // As many as there is room for.
        }
    }

    private boolean beginNext() {
        Iterator<Map.Entry<String, Queue<T>>> all = lines.entrySet().iterator();
        while (all.hasNext()) {
            Map.Entry<String, Queue<T>> line = all.next();
            if (share.tryTake(line.getKey(), 1)) {
                T item = line.getValue().remove();
                all.remove();
                if (!line.getValue().isEmpty()) {
                    lines.put(line.getKey(), line.getValue());
                }
                begin.accept(item);
                return true;
            }
        }
        return false;
    }

    /** Begins nothing any more. Returns what stands in line. */
    synchronized List<T> close() {
        closed = true;
        List<T> left = new ArrayList<>();
        lines.values().forEach(left::addAll);
        lines.clear();
        return left;
    }
}
