/** The commonest words of the six languages, in the form in which words are compared (no accents, no last "s"). */
const WORDS = `
a about all also an and any are as at be been but by can could do for from had has have he her his how if in into is it
its may more most must need no not of on one or other our out over she should so some such than that the their them then
there these they this those to under up us was we were what when which who will with would you your
a au aux avec ce ces cette comme dan de des doit du elle elles en entre est et etre eux il ils je la le les leur leurs lui
ma mais me meme nos notre nou nous on ont ou par pas plus pour que qui sa san sans se ses si son sont sur tou tous tout un
une vos votre vou vous y besoin
al algo ante como con contra cual cuando de del desde donde el ella ellas ellos en entre era es esa ese eso esta estan este
esto fue ha hay la las le lo los mas me mi muy nos nosotros o para pero por porque que se segun ser si sin sobre son su
sus tambien te tiene un una uno y ya necesitamo necesidad
а без более бы был была были было быть в вам вас весь во вот все всех вы где да для до его ее если есть еще же за и из или
им их к как ко когда кто ли мы на над нам нас наш не него нее нет ни них но о об однако он она они оно от очень по под при
с со так также такой там те тем то того тоже той только том ты у уже чем что чтобы эта эти это я нужно нужна нужны
الي الا ان انه او اي بعد بين تم ثم حتي حيث خلال دون ذلك ذا عن عند علي غير في فيها قبل قد كان كانت كل كما لا لم لن لها
له ما مع من منها منه نحن نحتاج هذا هذه هم هو هي هناك و يجب
的 了 和 是 在 与 及 或 对 为 我 我们 你 他 她 它 他们 这 那 有 也 都 就 而 并 等 以 于 中 上 下 不 到 从 由 需要 应 可以 更 能 要 个 将 被
把 地 得 之 所 其 该 向 使 让`;

export const STOP_WORDS: ReadonlySet<string> = new Set(WORDS.split(/\s+/).filter(Boolean));
