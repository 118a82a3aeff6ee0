import type { AccessService } from './apps';
import type { Clock, Logger } from './core';
import type { Database } from './db';
import {
  AccountStore,
  Alarm,
  type ConnectionStateService,
  type ConnectionStore,
  type ConnectionTargets,
  ConnectionWork,
  DecisionStore,
  DependentsStore,
  EndSteps,
  FailureStore,
  FeedIntake,
  FeedStore,
  GroupsStore,
  GuardStore,
  LanePicker,
  LeaseStore,
  LookAgain,
  type MappingStore,
  MirrorStore,
  nextOccurrence,
  PeopleListStore,
  PeopleStore,
  PlanMaker,
  PlanService,
  PlanStore,
  ProvisionNowService,
  QueueStore,
  Reconciler,
  ReconcileStore,
  RemovalPlanner,
  RemovalService,
  RemovalStore,
  RunService,
  RunStore,
  SavePlan,
  StaleCheck,
  StepNames,
  StepPerformer,
  StepStore,
  SwitchOffPreviewService,
  TouchedPlanner,
  TouchedStore,
  UndoPlanner,
  UndoService,
  Worker,
} from './provisioning';

type Parts = {
  database: Database;
  clock: Clock;
  logger: Logger;
  connections: ConnectionStore;
  mappings: MappingStore;
  targets: ConnectionTargets;
  states: ConnectionStateService;
  access: AccessService;
};

/** Builds what plans and applies; called by `compose-provisioning.ts` alone. */
export function composeEngine({ database, clock, logger, connections, mappings, targets, states, access }: Parts) {
  const base = { database, clock, logger };
  const plans = new PlanStore(database);
  const steps = new StepStore(database);
  const failures = new FailureStore({ database, steps });
  const runs = new RunStore(database);
  const mirror = new MirrorStore(database);
  const guards = new GuardStore(database);
  const queue = new QueueStore(database);
  const feed = new FeedStore(database);
  const reconciles = new ReconcileStore(database);
  const people = new PeopleStore(database);
  const maker = new PlanMaker({
    ...base,
    mappings,
    people,
    groups: new GroupsStore(database),
    accounts: new AccountStore(database),
    mirror,
  });
  const save = new SavePlan({ ...base, plans, steps, failures, decisions: new DecisionStore(), guards });
  const undo = new UndoPlanner(steps);
  const removals = new RemovalStore(database);
  const takeDown = new RemovalPlanner(removals);
  const staleCheck = new StaleCheck(steps, failures, async (plan, { userIds, groupIds }, connection, target) => {
    if (plan.kind === 'removal') return takeDown.make(connection, target);
    const undone = plan.subject.runId === undefined ? undefined : await runs.find(plan.subject.runId);
    if (undone !== undefined) return undo.make(undone, connection, target);
    return maker.make(connection, target, { kind: 'some', userIds, groupIds }, { freshness: 'read' });
  });
  const lookAgain = new LookAgain({ clock, queue, reconciles });
  const intake = new FeedIntake({ database, feed, touched: new TouchedStore(database), queue });
  const work = new ConnectionWork({
    leases: new LeaseStore(database),
    clock,
    logger,
    session: {
      database,
      connections,
      targets,
      steps,
      endings: new EndSteps({ ...base, steps, failures, mirror, dependents: new DependentsStore() }),
      feed: intake,
      lanes: new LanePicker({ ...base, plans, runs, steps, guards, staleCheck, lookAgain, states }),
      touched: new TouchedPlanner({ clock, queue, maker, save, reconciles }),
      reconciler: new Reconciler({ ...base, maker, save, feed, queue, reconciles, nextOccurrence }),
      alarm: new Alarm({ ...base, states, guards, plans, reconciles }),
      performer: new StepPerformer({ mirror, logger }),
    },
  });
  return {
    mirroring: work,
    plans: new PlanService({ ...base, connections, plans, steps, reconciles, work }),
    stepNames: new StepNames(database),
    provisioningWorker: new Worker({ database, connections, work, logger }),
    provisionNow: new ProvisionNowService({
      bindings: new PeopleListStore(database),
      clock,
      access,
      connections,
      targets,
      maker,
      save,
      plans,
      steps,
      feed: intake,
      queue,
      work,
    }),
    removal: new RemovalService({ connections, targets, planner: takeDown, store: removals, save }),
    runs: new RunService({ ...base, plans, runs, failures, work }),
    switchOffPreviews: new SwitchOffPreviewService({ clock, people, guards, maker }),
    undo: new UndoService({ connections, targets, runs, planner: undo, save }),
  };
}
