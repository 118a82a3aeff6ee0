export { type ActivityReader, ActivityService } from './activity-service';
export { ActivityStore } from './activity-store';
