export { type ActivityReader, ActivityService } from './activity-service';
export { ActivityStore } from './activity-store';
export { SavedFilterService } from './saved-filter-service';
export { SavedFilterStore } from './saved-filter-store';
