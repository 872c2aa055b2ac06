package turnus.peer;

import static ai.timefold.solver.core.api.score.stream.ConstraintCollectors.countBi;
import static ai.timefold.solver.core.api.score.stream.ConstraintCollectors.sumLong;
import static ai.timefold.solver.core.api.score.stream.Joiners.equal;
import static ai.timefold.solver.core.api.score.stream.Joiners.filtering;

import ai.timefold.solver.core.api.score.buildin.hardsoftlong.HardSoftLongScore;
import ai.timefold.solver.core.api.score.stream.Constraint;
import ai.timefold.solver.core.api.score.stream.ConstraintFactory;
import ai.timefold.solver.core.api.score.stream.ConstraintProvider;
import ai.timefold.solver.core.api.score.stream.bi.BiConstraintStream;
import ai.timefold.solver.core.api.score.stream.quad.QuadConstraintStream;

/**
 * Formulation "streams": constraint streams over cells, with the tables as problem facts.
 *
 * <p>The cost of the empty roster is left out of the score: a sum that nothing adds to has no group. It is the same
 * for every roster.
 */
public class Streams implements ConstraintProvider {
    @Override
    public Constraint[] defineConstraints(ConstraintFactory factory) {
        return new Constraint[] {
                matched(factory).filter((conjunction, count) -> conjunction.hard)
                        .penalizeLong(HardSoftLongScore.ONE_HARD, (conjunction, count) -> conjunction.weight)
                        .asConstraint("Forbid, hard"),
                matched(factory).filter((conjunction, count) -> conjunction.sum == null && !conjunction.hard)
                        .impactLong(HardSoftLongScore.ONE_SOFT, (conjunction, count) -> -conjunction.weight)
                        .asConstraint("Forbid, soft"),
                sums(factory).filter((sum, total, inner, when) -> sum.hard)
                        .impactLong(HardSoftLongScore.ONE_HARD, Streams::change)
                        .asConstraint("Bound and Cover, hard"),
                sums(factory).filter((sum, total, inner, when) -> !sum.hard)
                        .impactLong(HardSoftLongScore.ONE_SOFT, Streams::change)
                        .asConstraint("Bound and Cover, soft"),
                factory.forEach(Tables.Points.class)
                        .join(Cell.class, equal(points -> points.cell, Cell::getIndex),
                                filtering((points, cell) -> points.of[cell.getActivity()] != 0))
                        .impactLong(HardSoftLongScore.ONE_SOFT,
                                (points, cell) -> -points.of[cell.getActivity()])
                        .asConstraint("Prefer"),
        };
    }

    private static long change(Tables.Sum sum, long total, long inner, long when) {
        return sum.empty - sum.cost(total, inner, when);
    }

    private static BiConstraintStream<Tables.Conjunction, Integer> matched(ConstraintFactory factory) {
        return factory.forEach(Tables.Literal.class)
                .join(Cell.class, equal(literal -> literal.cell, Cell::getIndex),
                        filtering((literal, cell) -> literal.holds(cell.getActivity())))
                .groupBy((literal, cell) -> literal.conjunction, countBi())
                .filter((conjunction, count) -> conjunction.size == count);
    }

    private static QuadConstraintStream<Tables.Sum, Long, Long, Long> sums(ConstraintFactory factory) {
        var single = factory.forEach(Tables.Part.class)
                .join(Cell.class, equal(part -> part.cell, Cell::getIndex),
                        filtering((part, cell) -> part.adds(cell.getActivity())))
                .map((part, cell) -> part.sum, (part, cell) -> (long) part.weights[cell.getActivity()],
                        (part, cell) -> (long) part.inner[cell.getActivity()],
                        (part, cell) -> (long) part.when[cell.getActivity()]);
        var several = matched(factory).filter((conjunction, count) -> conjunction.sum != null)
                .map((conjunction, count) -> conjunction.sum,
                        (conjunction, count) -> conjunction.inner ? 0L : conjunction.weight,
                        (conjunction, count) -> conjunction.inner ? conjunction.weight : 0L,
                        (conjunction, count) -> 0L);
        return single.concat(several).groupBy((sum, total, inner, when) -> sum,
                sumLong((sum, total, inner, when) -> total), sumLong((sum, total, inner, when) -> inner),
                sumLong((sum, total, inner, when) -> when));
    }
}
