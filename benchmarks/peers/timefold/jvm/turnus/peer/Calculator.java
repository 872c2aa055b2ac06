package turnus.peer;

import ai.timefold.solver.core.api.score.buildin.hardsoftlong.HardSoftLongScore;
import ai.timefold.solver.core.api.score.calculator.IncrementalScoreCalculator;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Formulation "incremental": an incremental score calculator over the tables.
 *
 * <p>For each cell and activity it keeps what that activity adds to which sum and which conjunctions it is a literal
 * of, so that a move costs what it touches.
 */
public class Calculator implements IncrementalScoreCalculator<Ward, HardSoftLongScore> {
    private static final int TOTAL = 0;
    private static final int INNER = 1;
    private static final int WHEN = 2;

    private Tables tables;
    /** By cell and activity: sum x 4 + kind, addend, and so on. */
    private int[][][] adds;
    /** By cell and activity: conjunctions of which a literal holds. */
    private int[][][] holds;
    private Tables.Conjunction[] conjunctions;
    private int[] held;
    private long[][] values;
    private long[] cost;
    private int[] holding;
    private long hard;
    private long points;
    private long hardWeight;

    /** Weigh a hard unit as so many points (formulation "weighted"); 0 keeps hard and soft apart. */
    public void setHardWeight(long hardWeight) {
        this.hardWeight = hardWeight;
    }

    @Override
    public void resetWorkingSolution(Ward ward) {
        if (tables != ward.getTables()) {
            prepare(ward.getTables());
        }
        held = new int[ward.getCells().size()];
        Arrays.fill(held, -1);
        values = new long[3][tables.sums.length];
        cost = new long[tables.sums.length];
        holding = new int[conjunctions.length];
        hard = tables.fixedHard;
        points = tables.fixedPoints;
        for (Tables.Sum sum : tables.sums) {
            weigh(sum);
        }
        for (Cell cell : ward.getCells()) {
            put(cell);
        }
    }

    private void prepare(Tables of) {
        tables = of;
        conjunctions = new Tables.Conjunction[of.conjunctions];
        adds = new int[of.points.length][of.activities][];
        holds = new int[of.points.length][of.activities][];
        for (int cell = 0; cell < of.points.length; cell++) {
            for (Tables.Literal literal : of.literalsOf[cell]) {
                conjunctions[literal.conjunction.index] = literal.conjunction;
            }
            for (int activity = 0; activity < of.activities; activity++) {
                int own = activity;
                IntStream.Builder added = IntStream.builder();
                for (Tables.Part part : of.partsOf[cell]) {
                    add(added, part, TOTAL, part.weights[own]);
                    add(added, part, INNER, part.inner[own]);
                    add(added, part, WHEN, part.when[own]);
                }
                adds[cell][activity] = added.build().toArray();
                holds[cell][activity] = Arrays.stream(of.literalsOf[cell]).filter(literal -> literal.holds(own))
                        .mapToInt(literal -> literal.conjunction.index).toArray();
            }
        }
    }

    private static void add(IntStream.Builder added, Tables.Part part, int kind, int addend) {
        if (addend != 0) {
            added.add(part.sum.index * 4 + kind).add(addend);
        }
    }

    private void put(Cell cell) {
        int index = cell.getIndex();
        int before = held[index];
        int after = cell.getActivity() == null ? -1 : cell.getActivity();
        if (before == after) {
            return;
        }
        held[index] = after;
        if (before >= 0) {
            points -= tables.points[index][before];
            change(adds[index][before], -1);
            for (int conjunction : holds[index][before]) {
                if (holding[conjunction]-- == conjunctions[conjunction].size) {
                    turn(conjunctions[conjunction], -1);
                }
            }
        }
        if (after >= 0) {
            points += tables.points[index][after];
            change(adds[index][after], 1);
            for (int conjunction : holds[index][after]) {
                if (++holding[conjunction] == conjunctions[conjunction].size) {
                    turn(conjunctions[conjunction], 1);
                }
            }
        }
    }

    private void change(int[] added, int sign) {
        for (int k = 0; k < added.length; k += 2) {
            int sum = added[k] >> 2;
            values[added[k] & 3][sum] += sign * added[k + 1];
            weigh(tables.sums[sum]);
        }
    }

    private void turn(Tables.Conjunction conjunction, int sign) {
        int change = sign * conjunction.weight;
        if (conjunction.sum != null) {
            values[conjunction.inner ? INNER : TOTAL][conjunction.sum.index] += change;
            weigh(conjunction.sum);
        } else if (conjunction.hard) {
            hard += change;
        } else {
            points += change;
        }
    }

    private void weigh(Tables.Sum sum) {
        int index = sum.index;
        long now = sum.cost(values[TOTAL][index], values[INNER][index], values[WHEN][index]);
        if (sum.hard) {
            hard += now - cost[index];
        } else {
            points += now - cost[index];
        }
        cost[index] = now;
    }

    @Override
    public void afterVariableChanged(Object entity, String variableName) {
        put((Cell) entity);
    }

    @Override
    public HardSoftLongScore calculateScore() {
        return hardWeight == 0 ? HardSoftLongScore.of(-hard, -points)
                : HardSoftLongScore.ofSoft(-hard * hardWeight - points);
    }

    @Override
    public void beforeVariableChanged(Object entity, String variableName) {
        // what is held is remembered
    }

    @Override
    public void beforeEntityAdded(Object entity) {
        // cells are never added
    }

    @Override
    public void afterEntityAdded(Object entity) {
        // cells are never added
    }

    @Override
    public void beforeEntityRemoved(Object entity) {
        // cells are never removed
    }

    @Override
    public void afterEntityRemoved(Object entity) {
        // cells are never removed
    }
}
