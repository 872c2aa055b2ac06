package turnus.peer;

import ai.timefold.solver.core.api.domain.solution.PlanningEntityCollectionProperty;
import ai.timefold.solver.core.api.domain.solution.PlanningScore;
import ai.timefold.solver.core.api.domain.solution.PlanningSolution;
import ai.timefold.solver.core.api.domain.solution.ProblemFactCollectionProperty;
import ai.timefold.solver.core.api.score.buildin.hardsoftlong.HardSoftLongScore;
import java.util.List;

/** The planning solution: cells to fill, and the tables that say what a roster costs. */
@PlanningSolution
public class Ward {
    @PlanningEntityCollectionProperty
    private List<Cell> cells;
    @ProblemFactCollectionProperty
    private List<Tables.Part> parts;
    @ProblemFactCollectionProperty
    private List<Tables.Literal> literals;
    @ProblemFactCollectionProperty
    private List<Tables.Points> points;
    @PlanningScore
    private HardSoftLongScore score;
    private Tables tables;

    public Ward() {
    }

    Ward(Tables tables, boolean facts) {
        this.tables = tables;
        this.cells = tables.cells();
        this.parts = facts ? tables.parts() : List.of();
        this.points = facts ? tables.points() : List.of();
        this.literals = facts ? tables.literals() : List.of();
    }

    public List<Cell> getCells() {
        return cells;
    }

    public void setCells(List<Cell> cells) {
        this.cells = cells;
    }

    public List<Tables.Part> getParts() {
        return parts;
    }

    public List<Tables.Points> getPoints() {
        return points;
    }

    public List<Tables.Literal> getLiterals() {
        return literals;
    }

    public HardSoftLongScore getScore() {
        return score;
    }

    public void setScore(HardSoftLongScore score) {
        this.score = score;
    }

    public Tables getTables() {
        return tables;
    }
}
