package turnus.peer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a roster costs, as numbers: sums with limits, what each cell adds to them, and conjunctions of literals.
 * The meaning of each is that of tables.py.
 */
public final class Tables {
    /** A sum with limits: a Bound of one person, or a Cover. */
    public static final class Sum {
        final int index;
        final long start;
        final long low;
        final long high;
        final boolean hard;
        final long weight;
        final long unit;
        final boolean conditional;
        final long innerStart;
        final long innerLow;
        final long innerHigh;
        /** Cost of the empty roster, in which nothing is added to the sum. */
        final long empty;

        Sum(int index, long[] row) {
            this.index = index;
            start = row[0];
            low = row[1];
            high = row[2];
            hard = row[3] < 0;
            weight = hard ? 1 : row[3];
            unit = row[4];
            conditional = row[5] >= 0;
            innerStart = row[6];
            innerLow = row[7];
            innerHigh = row[8];
            empty = cost(0, 0, 0);
        }

        long cost(long total, long inner, long when) {
            if (conditional && when == 0) {
                return 0;
            }
            long value = start + total + Math.min(Math.max(innerStart + inner, innerLow), innerHigh);
            long outside = value < low ? low - value : value > high ? value - high : 0;
            return outside == 0 ? 0 : (outside + unit - 1) / unit * weight;
        }
    }

    /** Points of one cell itself, by activity. */
    public static final class Points {
        final int cell;
        final int[] of;

        Points(int cell, int[] of) {
            this.cell = cell;
            this.of = of;
        }
    }

    /** What a cell adds to a sum, to its clamped part, and to its condition, by activity. */
    public static final class Part {
        final int cell;
        final Sum sum;
        final int[] weights;
        final int[] inner;
        final int[] when;

        Part(int cell, Sum sum, int activities) {
            this.cell = cell;
            this.sum = sum;
            weights = new int[activities];
            inner = new int[activities];
            when = new int[activities];
        }

        boolean adds(int activity) {
            return (weights[activity] | inner[activity] | when[activity]) != 0;
        }
    }

    /** Literals that count when all hold: points, hard units, or an addend of a sum. */
    public static final class Conjunction {
        final int index;
        final int size;
        final int weight;
        final Sum sum;
        final boolean inner;
        final boolean hard;

        Conjunction(int index, int size, int weight, Sum sum, boolean inner, boolean hard) {
            this.index = index;
            this.size = size;
            this.weight = weight;
            this.sum = sum;
            this.inner = inner;
            this.hard = hard;
        }
    }

    /** One literal of a conjunction: true when the cell holds an activity of the mask. */
    public static final class Literal {
        final int cell;
        final Conjunction conjunction;
        final long mask;

        Literal(int cell, Conjunction conjunction, long mask) {
            this.cell = cell;
            this.conjunction = conjunction;
            this.mask = mask;
        }

        boolean holds(int activity) {
            return (mask >> activity & 1) != 0;
        }
    }

    private static final int BROKEN = -2;

    final int activities;
    final Sum[] sums;
    /** Points of a cell itself, by cell and activity. */
    final int[][] points;
    final Part[][] partsOf;
    final Literal[][] literalsOf;
    final int conjunctions;
    /** What no choice can change. */
    final long fixedPoints;
    final long fixedHard;
    private final int[][] cells;

    /**
     * @param cells (line, column, allowed activities...) of each cell
     * @param literals (cell, activities...) of each literal
     * @param conjunctions (weight, owner, inner, literals...) of each conjunction
     * @param sums (start, low, high, weight or -1, unit, when, inner start, inner low, inner high) of each sum
     */
    public Tables(int activities, int[][] cells, int[][] literals, int[][] conjunctions, long[][] sums, long points,
            long hard) {
        if (activities > 63) {
            throw new IllegalArgumentException("at most 63 activities, not " + activities);
        }
        this.activities = activities;
        this.cells = cells;
        this.points = new int[cells.length][activities];
        this.sums = new Sum[sums.length];
        List<Map<Integer, Part>> parts = new ArrayList<>();
        List<List<Literal>> found = new ArrayList<>();
        for (int i = 0; i < cells.length; i++) {
            parts.add(new LinkedHashMap<>());
            found.add(new ArrayList<>());
        }
        for (int i = 0; i < sums.length; i++) {
            this.sums[i] = new Sum(i, sums[i]);
            if (sums[i][5] >= 0) {
                int[] literal = literals[(int) sums[i][5]];
                Part part = part(parts, literal[0], this.sums[i]);
                for (int k = 1; k < literal.length; k++) {
                    part.when[literal[k]]++;
                }
            }
        }
        int many = 0;
        for (int[] row : conjunctions) {
            int weight = row[0];
            int owner = row[1];
            boolean inner = row[2] != 0;
            if (row.length == 4 && owner != BROKEN) {
                int[] literal = literals[row[3]];
                int[] into = owner < 0 ? this.points[literal[0]]
                        : inner ? part(parts, literal[0], this.sums[owner]).inner
                                : part(parts, literal[0], this.sums[owner]).weights;
                for (int k = 1; k < literal.length; k++) {
                    into[literal[k]] += weight;
                }
                continue;
            }
            Sum sum = owner < 0 ? null : this.sums[owner];
            Conjunction conjunction = new Conjunction(many++, row.length - 3, weight, sum, inner, owner == BROKEN);
            for (int k = 3; k < row.length; k++) {
                int[] literal = literals[row[k]];
                long mask = 0;
                for (int j = 1; j < literal.length; j++) {
                    mask |= 1L << literal[j];
                }
                found.get(literal[0]).add(new Literal(literal[0], conjunction, mask));
            }
        }
        this.conjunctions = many;
        partsOf = parts.stream().map(of -> of.values().toArray(Part[]::new)).toArray(Part[][]::new);
        literalsOf = found.stream().map(of -> of.toArray(Literal[]::new)).toArray(Literal[][]::new);
        fixedPoints = points;
        fixedHard = hard;
    }

    private Part part(List<Map<Integer, Part>> parts, int cell, Sum sum) {
        return parts.get(cell).computeIfAbsent(sum.index, index -> new Part(cell, sum, activities));
    }

    List<Cell> cells() {
        List<Cell> made = new ArrayList<>();
        for (int i = 0; i < cells.length; i++) {
            List<Integer> allowed = new ArrayList<>();
            for (int k = 2; k < cells[i].length; k++) {
                allowed.add(cells[i][k]);
            }
            made.add(new Cell(i, cells[i][0], cells[i][1], allowed));
        }
        return made;
    }

    List<Points> points() {
        List<Points> all = new ArrayList<>();
        for (int i = 0; i < points.length; i++) {
            all.add(new Points(i, points[i]));
        }
        return all;
    }

    List<Part> parts() {
        List<Part> all = new ArrayList<>();
        for (Part[] of : partsOf) {
            all.addAll(List.of(of));
        }
        return all;
    }

    List<Literal> literals() {
        List<Literal> all = new ArrayList<>();
        for (Literal[] of : literalsOf) {
            all.addAll(List.of(of));
        }
        return all;
    }
}
